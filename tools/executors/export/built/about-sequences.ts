// What each sequence of a token shard is of: its document, and which part of which sample.
import type {Digest} from '../../../../graph/value/digest.ts';
import {tokenShardCodec} from '../../../../stages/dataset/token-shard.ts';
import {tokenListCodec} from '../../../../stages/tokenize/token-list.ts';
import type {ShardPlace, TokenShardEntry} from '../../build/manifest.ts';
import {readValue, readValues} from '../../build/read-built.ts';
import {placeOf} from '../../build/sectioned-shards.ts';
import {rowsOfShard} from '../../build/token-shard-files.ts';
import type {BuiltExport} from './built-format.ts';

/** Bumped when something else is said of equal sequences. */
export const aboutVersion = 1;

/** A type, because it is plain data with any keys. */
export type AboutSequence = ShardPlace & {
  /** Its document and its number there. */
  readonly chunk_id: string;
  /** Of a file, which has no date. */
  readonly path?: string;
  /** Of what else has none. */
  readonly name?: string;
  readonly commit_hash?: string;
  readonly timestamp_unix?: number;
  readonly kind: string;
  readonly sample: number;
  readonly part: number;
  readonly parts: number;
};

/** What the group of a file is called before its path. */
const ofFile = 'file ';

/** From the heads of the rows that the shard was written from: no token is read for it. */
export async function aboutSequences({finished: {store}}: Pick<BuiltExport, 'finished'>, {kind, digest, ...place}: TokenShardEntry): Promise<readonly AboutSequence[]> {
  // The digest of a value of this very build, as its manifest has it.
  const {rows} = await readValue(store, digest as Digest, tokenShardCodec);
  const about: AboutSequence[] = [];
  for await (const {sequences, when: {corrected, oid}, name} of readValues(store, await rowsOfShard(store, rows), tokenListCodec)) {
    const whose = oid !== '' ? {commit_hash: oid, timestamp_unix: corrected} : name.startsWith(ofFile) ? {path: name.slice(ofFile.length)} : {name};
    const id = oid !== '' ? oid : (whose.path ?? name);
    let chunk = 0;
    for (const [sample, parts] of sequences.entries()) {
      for (let part = 0; part < parts; part++) about.push({chunk_id: `${id}_${chunk++}`, ...whose, kind, ...placeOf(place), sample, part, parts});
    }
  }
  return about;
}
