// The documents of a finished dataset as its files have them: which part a file is of says the manifest, what is said in it the file, what of that is trained the spans that it was written from.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {digestsIn, originsIn} from '../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import {heapFor} from '../../../graph/run/heap.ts';
import {partOf} from '../../../graph/run/parts.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {whole} from '../../../graph/value/whole.ts';
import {trainedStretches, type Stretch} from '../../../stages/dataset/leaks/trained-stretches.ts';
import {splits, type Split} from '../../../stages/dataset/split/side.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import {samplesCodec} from '../../../stages/sample/samples-codec.ts';
import {textBytes} from '../../../stages/sample/samples-of.ts';
import type {Manifest, ShardEntry} from '../build/manifest.ts';
import {rowsNamed} from '../build/read-built.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';

export interface ReadDocument {
  readonly split: Split;
  readonly kind: string;
  readonly id: string;
  readonly samples: readonly ReadSample[];
}

export interface ReadSample {
  readonly sample: Sample;
  readonly text: Buffer;
  /** Of the text. */
  readonly trained: readonly Stretch[];
}

export type ReadDocuments = (parts: readonly Split[]) => AsyncGenerator<ReadDocument, void, undefined>;

export async function documentReader(finished: Finished, manifest: Manifest): Promise<ReadDocuments> {
  const rows = await rowsOfShards(finished, manifest);
  return async function* read(parts) {
    for (const [at, entry] of manifest.shards.entries()) {
      const split = splits.find((name) => name === entry.split) ?? 'train';
      if (parts.includes(split)) yield* documentsOf(finished, {entry, split, row: rows[at]});
      finished.signal.throwIfAborted();
    }
  };
}

/** Shards of equal bytes stand at several places: each entry takes one of their rows. */
export async function rowsOfShards({store, build}: Finished, {shards}: Pick<Manifest, 'shards'>): Promise<readonly (string | undefined)[]> {
  const left = new Map<string, string[]>();
  for (const kind of new Set(shards.map((shard) => shard.kind))) {
    for (const {id, digest} of await rowsNamed(store, build, `shards.${kind}`)) left.set(`${kind} ${digest}`, [...(left.get(`${kind} ${digest}`) ?? []), id]);
  }
  return shards.map(({kind, digest}) => left.get(`${kind} ${digest}`)?.shift());
}

interface Asked {readonly entry: ShardEntry; readonly split: Split; readonly row: string | undefined}

async function* documentsOf(finished: Finished, {entry, split, row}: Asked): AsyncGenerator<ReadDocument, void, undefined> {
  const {file, kind} = entry;
  if (row === undefined) throw otherThan(file, 'which the last build does not have');
  const lines = linesOf(await readFile(join(finished.dataset.out, file)).catch(() => {
    throw otherThan(file, 'which cannot be read');
  }));
  for await (const {id, samples} of samplesOfShard(finished, {kind, row})) {
    yield {split, kind, id, samples: samples.map((sample) => {
      const {value: line} = lines.next();
      const text = line === undefined ? undefined : textOf(line);
      if (text?.length !== textBytes(sample)) throw otherThan(file, `which has another text of "${id}"`);
      return {sample, text, trained: trainedStretches(sample)};
    })};
  }
  if (lines.next().done !== true) throw otherThan(file, 'which holds more than that');
}

function otherThan(file: string, why: string): LookFailure {
  return new LookFailure('other-outputs', `Could not read what the last build wrote in "${file}", ${why}`, 'gristmill verify --quick');
}

function* linesOf(bytes: Buffer): Generator<Buffer, undefined, undefined> {
  for (let from = 0, end = 0; from < bytes.length; from = end + 1) {
    end = bytes.indexOf(10, from);
    if (end < 0) end = bytes.length;
    yield bytes.subarray(from, end);
  }
}

function textOf(line: Buffer): Buffer | undefined {
  try {
    const record: unknown = JSON.parse(line.toString('utf8'));
    return typeof record === 'object' && record !== null && 'training_content' in record && typeof record.training_content === 'string' ? Buffer.from(record.training_content, 'utf8') : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

const rowsAtOnce = 256;

/** In the order of the shard. */
async function* samplesOfShard(finished: Finished, {kind, row}: {readonly kind: string; readonly row: string}): AsyncGenerator<{readonly id: string; readonly samples: readonly Sample[]}, void, undefined> {
  const {store, build} = finished;
  const collection = `shards.${kind}`;
  const from = build.plan.operators.find(({name}) => name === collection)?.inputs[0] ?? `samples.${kind}`;
  const ids = (await originsIn(finished, build, {collection, id: row})).flatMap((origin) => (origin.collection === from && origin.id !== undefined ? [origin.id] : []));
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const batch = ids.slice(start, start + rowsAtOnce);
    const sorted = [...batch].sort(byCodeUnit);
    const digests = await digestsIn(finished, build, {collection: from, ids: sorted});
    const known = new Map(sorted.flatMap((id, at): readonly (readonly [string, Digest])[] => (digests[at] === undefined ? [] : [[id, digests[at]]])));
    const heap = await heapFor(store, [...known.values()].map((digest) => [digest]), reach);
    for (const id of batch) {
      const digest = known.get(id);
      if (digest === undefined) continue;
      const {bytes, parts} = whole(partOf(digest, {heap, reach}, {foreign: new Map(), memo: new Map()}));
      yield {id, samples: samplesCodec.decode(bytes, parts).body().samples};
    }
  }
}

/** The samples, not the texts that they name. */
const reach = 1;
