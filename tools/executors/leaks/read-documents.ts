// The documents of a finished dataset as its files have them: which part a file is of says the manifest, what is said in it the file, what of that is trained the spans that it was written from.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {digestsIn} from '../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import {trainedStretches, type Stretch} from '../../../stages/dataset/leaks/trained-stretches.ts';
import {splits, type Split} from '../../../stages/dataset/split/side.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import {textBytes} from '../../../stages/sample/samples-of.ts';
import type {Manifest, ShardEntry} from '../build/manifest.ts';
import {rowsNamed} from '../build/read-built.ts';
import {documentsOfShard} from '../look/documents-of-shard.ts';
import type {Finished} from '../look/finished.ts';
import {LookFailure} from '../look/look-failure.ts';
import {recordText} from '../look/record-text.ts';
import {sampleBodies} from '../look/sample-bodies.ts';
import {rowsLeft, type RowsLeft} from './rows-left.ts';

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

async function rowsOfShards({store, build}: Finished, {shards}: Pick<Manifest, 'shards'>): Promise<readonly (string | undefined)[]> {
  const left = new Map<string, RowsLeft>();
  for (const kind of new Set(shards.map((shard) => shard.kind))) left.set(kind, rowsLeft(await rowsNamed(store, build, `shards.${kind}`)));
  return shards.map(({kind, digest}) => left.get(kind)?.(digest));
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
      const text = line === undefined ? undefined : recordText(line.toString('utf8'));
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

/** In the order of the shard. */
async function* samplesOfShard(finished: Finished, {kind, row}: {readonly kind: string; readonly row: string}): AsyncGenerator<{readonly id: string; readonly samples: readonly Sample[]}, void, undefined> {
  const documents = await documentsOfShard(finished, {collection: `shards.${kind}`, id: row});
  const ids = [...new Set(documents.map(({id}) => id))].sort(byCodeUnit);
  const digests = await digestsIn(finished, finished.build, {collection: documents[0]?.collection ?? '', ids});
  const known = new Map(ids.map((id, at) => [id, digests[at]]));
  const there = documents.flatMap(({id}) => {
    const digest = known.get(id);
    return digest === undefined ? [] : [{id, digest}];
  });
  let at = 0;
  for await (const {samples} of sampleBodies(finished.store, there.map(({digest}) => digest), 'samples')) yield {id: there[at++]?.id ?? '', samples};
}
