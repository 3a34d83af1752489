// Samples of the output folder, drawn by lot: each with its record on the disk and the row that it is of.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {digestsIn, type RowName} from '../../../graph/explain/build-side.ts';
import {shardFileCodec} from '../../../stages/dataset/shard-file.ts';
import {codeOf} from '../../../cache/store-error.ts';
import type {Manifest} from '../build/manifest.ts';
import {readValue, rowsNamed} from '../build/read-built.ts';
import {kindsInOrder} from '../build/shard-entry.ts';
import {documentsOfShard} from '../look/documents-of-shard.ts';
import type {Finished} from '../look/finished.ts';
import {unpacked} from '../../../stages/format/packed-bytes.ts';
import {recordText} from '../look/record-text.ts';
import {samplesIn} from '../show/samples-in.ts';
import {dice, drawDistinct, equalShares} from './dice.ts';
import type {SampleOfRow} from './spans-again.ts';

export interface DrawnSample extends SampleOfRow {
  readonly kind: string;
  /** The line of the record, as a user finds it. */
  readonly record: string;
  /** Its text; none where the file has no such record. */
  readonly text: Buffer | undefined;
}

interface Shard {readonly kind: string; readonly row: RowName; readonly file: string | undefined; readonly samples: readonly number[]}

export interface Lots {
  readonly count: number;
  /** Shard by shard, so that no more than one file is at hand. */
  draw(): AsyncGenerator<DrawnSample>;
}

export async function lotsOfSamples(finished: Finished, manifest: Manifest, {count, seed}: {readonly count: number; readonly seed: string}): Promise<Lots> {
  const files = new Map(manifest.shards.map(({digest, file}) => [digest, file]));
  const shards: Shard[] = [];
  for (const kind of kindsInOrder) {
    for (const {id, digest} of await rowsNamed(finished.store, finished.build, `shards.${kind}`)) {
      const {shares} = await readValue(finished.store, digest, shardFileCodec);
      shards.push({kind, row: {collection: `shards.${kind}`, id}, file: files.get(digest), samples: shares.map(({samples}) => samples)});
    }
  }
  const kinds = [...new Set(shards.map(({kind}) => kind))];
  const sizes = kinds.map((kind) => shards.reduce((sum, shard) => sum + (shard.kind === kind ? total(shard) : 0), 0));
  const shares = equalShares(sizes, count);
  return {count: shares.reduce((sum, share) => sum + share, 0), draw};

  async function* draw(): AsyncGenerator<DrawnSample> {
    for (const [at, kind] of kinds.entries()) {
      const numbers = drawDistinct(sizes[at] ?? 0, shares[at] ?? 0, dice(seed, `samples of ${kind}`));
      let start = 0;
      for (const shard of shards.filter((one) => one.kind === kind)) {
        const end = start + total(shard);
        yield* ofShard(finished, shard, numbers.filter((number) => number >= start && number < end).map((number) => number - start));
        start = end;
      }
    }
  }
}

function total({samples}: Shard): number {
  return samples.reduce((sum, count) => sum + count, 0);
}

async function* ofShard(finished: Finished, {kind, row, file, samples}: Shard, numbers: readonly number[]): AsyncGenerator<DrawnSample> {
  if (numbers.length === 0) return;
  const documents = await documentsOfShard(finished, row);
  const lines = file === undefined ? [] : await linesOf(join(finished.dataset.out, file));
  let [document, before] = [0, 0];
  for (const number of numbers) {
    while (number >= before + (samples[document] ?? Infinity)) before += samples[document++] ?? 0;
    const own = documents[document];
    if (own === undefined) throw new Error(`The shard ${row.id} has no document ${document}`);
    const [digest] = await digestsIn(finished, finished.build, {collection: own.collection, ids: [own.id]});
    const sample = digest === undefined ? undefined : (await samplesIn(finished, digest))[number - before];
    if (sample === undefined) throw new Error(`The document ${own.id} has no sample ${number - before}`);
    yield {kind, row: own, sample, at: number - before, record: `${file ?? row.collection}:${number + 1}`, text: recordText(lines[number] ?? '')};
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return unpacked(path, await readFile(path)).toString('utf8').split('\n');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}
