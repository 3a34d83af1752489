// A build as small as can be: batches of rows, each made from the bytes of the batch before, so that one wrong byte changes every later root.
import type {Store} from '../../graph/store.ts';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {bytesOf, keyOf} from './rows.ts';

export const rowsPerBatch = 12;
/** Every third batch is published, the others are checkpoints. */
export const batchesPerRoot = 3;

export interface Batch {readonly number: number; readonly key: Digest; readonly digest: Digest; readonly list: string}

export interface SmallBuild {
  readonly target: string;
  readonly batches: number;
  acknowledge(batch: Batch): void;
}

/** Goes on from the target's last root, and takes over what anyone has built before. */
export async function smallBuild(store: Store & {checkpoint?: () => Promise<void>}, {target, batches, acknowledge}: SmallBuild): Promise<void> {
  let last = await publishedBatch(store, target);
  for (let number = (last?.number ?? -1) + 1; number < batches; number++) {
    const batch: Batch = (await builtBatch(store, number, last)) ?? (await buildBatch(store, number, last));
    if (number % batchesPerRoot === batchesPerRoot - 1) await store.publish(target, {key: batch.key, root: batch.digest});
    else await store.checkpoint?.();
    acknowledge(batch);
    last = batch;
  }
}

async function publishedBatch(store: Store, target: string): Promise<Batch | undefined> {
  const root = await store.root(target);
  const [list] = root === undefined ? [] : await store.read([root.root]);
  if (root === undefined || list === undefined) return undefined;
  const text = Buffer.from(list).toString();
  return {number: Number(text.split('\n')[0]), key: root.key, digest: root.root, list: text};
}

/** A batch whose every row can be had. */
async function builtBatch(store: Store, number: number, before: Batch | undefined): Promise<Batch | undefined> {
  const key = keyOfBatch(number, before);
  const [digest] = await store.recall([key]);
  const [list] = digest === undefined ? [] : await store.read([digest]);
  if (digest === undefined || list === undefined) return undefined;
  const text = Buffer.from(list).toString();
  const rows = await store.read(rowsIn(text));
  return rows.includes(undefined) ? undefined : {number, key, digest, list: text};
}

async function buildBatch(store: Store, number: number, before: Batch | undefined): Promise<Batch> {
  const rows = Array.from({length: rowsPerBatch}, (_, row) => bytesOf(`${digestOf(Buffer.from(before?.list ?? ''))} ${row}`, 300 + row * 100));
  const list = [number, ...rows.map(digestOf)].join('\n');
  const batch = {number, key: keyOfBatch(number, before), digest: digestOf(Buffer.from(list)), list};
  await store.record(rows.map((bytes) => ({digest: digestOf(bytes), bytes})));
  await store.record([{key: batch.key, digest: batch.digest, bytes: Buffer.from(list)}]);
  return batch;
}

export function rowsIn(list: string): readonly Digest[] {
  return list.split('\n').slice(1) as Digest[];
}

function keyOfBatch(number: number, before: Batch | undefined): Digest {
  return keyOf(`batch ${number} after ${before?.digest}`);
}
