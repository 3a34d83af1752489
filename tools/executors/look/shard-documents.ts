// The documents of a text shard as its file has them, each with the spans that it was written from.
import {digestsIn} from '../../../graph/explain/build-side.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import type {Sample} from '../../../stages/sample/sample.ts';
import {textBytes} from '../../../stages/sample/samples-of.ts';
import type {Manifest, ShardEntry} from '../build/manifest.ts';
import {rowsNamed} from '../build/read-built.ts';
import {textShardBytes} from '../build/text-shard-bytes.ts';
import {documentsOfShard} from './documents-of-shard.ts';
import type {Finished} from './finished.ts';
import {linesOf} from './lines-of.ts';
import {LookFailure} from './look-failure.ts';
import {recordText} from './record-text.ts';
import {rowsLeft, type RowsLeft} from './rows-left.ts';
import {sampleBodies} from './sample-bodies.ts';

export interface ShardDocument {readonly id: string; readonly samples: readonly ShardSample[]}
export interface ShardSample {readonly sample: Sample; readonly text: Buffer}

/** Which row of the build each shard of the manifest is. */
export async function shardRows({store, build}: Finished, {shards}: Pick<Manifest, 'shards'>): Promise<readonly (string | undefined)[]> {
  const left = new Map<string, RowsLeft>();
  for (const kind of new Set(shards.map((shard) => shard.kind))) left.set(kind, rowsLeft(await rowsNamed(store, build, `shards.${kind}`)));
  return shards.map(({kind, digest}) => left.get(kind)?.(digest));
}

export interface AskedShard {readonly entry: ShardEntry; readonly row: string | undefined}

export async function* shardDocuments(finished: Finished, {entry, row}: AskedShard): AsyncGenerator<ShardDocument, void, undefined> {
  const {file, kind} = entry;
  if (row === undefined) throw otherThan(file, 'which the last build does not have');
  const lines = linesOf(await textShardBytes(finished.dataset.out, entry).catch(() => {
    throw otherThan(file, 'which cannot be read');
  }));
  for await (const {id, samples} of samplesOfShard(finished, {kind, row})) {
    yield {id, samples: samples.map((sample) => {
      const {value: line} = lines.next();
      const text = line === undefined ? undefined : recordText(line.toString('utf8'));
      if (text?.length !== textBytes(sample)) throw otherThan(file, `which has another text of "${id}"`);
      return {sample, text};
    })};
  }
  if (lines.next().done !== true) throw otherThan(file, 'which holds more than that');
}

function otherThan(file: string, why: string): LookFailure {
  return new LookFailure('other-outputs', `Could not read what the last build wrote in "${file}", ${why}`, 'gristmill verify --quick');
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
