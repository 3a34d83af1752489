// Where tokens of a shard stand: in which documents, and in which samples of them.
import {originsIn, type RowName} from '../../../graph/explain/build-side.ts';
import {tokenShardCodec} from '../../../stages/dataset/token-shard.ts';
import {eachSequence} from '../../../stages/tokenize/token-list.ts';
import type {TokenRange} from '../../../stages/tokenize/trace-tokens.ts';
import type {Tokens} from '../../../stages/tokenize/tokens.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {readValue} from '../build/read-built.ts';
import {rowsOfShard, tokenLists} from '../build/token-shard-files.ts';
import type {Finished} from '../look/finished.ts';

export interface TokenPlace {
  /** The tokens' row; its document has the same id. */
  readonly row: RowName;
  readonly sample: number;
  /** Counted through the shard. */
  readonly sequence: number;
  /** In the sequence. The end of the document comes after its last token. */
  readonly range: TokenRange;
  readonly tokens: Tokens;
}

export interface ShardAsked {readonly shard: RowName; readonly digest: Digest; readonly end: number | null}

export async function tokenPlaces(finished: Finished, {shard, digest, end}: ShardAsked, {from, to}: TokenRange): Promise<readonly TokenPlace[]> {
  const {rows} = await readValue(finished.store, digest, tokenShardCodec);
  const origins = await originsIn(finished, finished.build, shard);
  const places: TokenPlace[] = [];
  let [start, sequence, document] = [0, 0, 0];
  for await (const {row} of tokenLists(finished.store, await rowsOfShard(finished.store, rows))) {
    const origin = origins[document++];
    for (const {tokens, sample, goesOn} of eachSequence(row)) {
      const length = tokens.ids.length + (end === null || goesOn || tokens.ids.at(-1) === end ? 0 : 1);
      const range = {from: Math.max(0, from - start), to: Math.min(length, to - start)};
      if (range.from < range.to && origin?.id !== undefined) places.push({row: {collection: origin.collection, id: origin.id}, sample, sequence, range, tokens});
      start += length;
      sequence++;
    }
    if (start >= to) break;
  }
  return places;
}
