// Where tokens of a shard stand: in which documents, and in which samples of them.
import type {RowName} from '../../../graph/explain/build-side.ts';
import {tokenShardCodec} from '../../../stages/dataset/token-shard.ts';
import {endedLength} from '../../../stages/tokenize/cut/cut-sample.ts';
import {eachSequence} from '../../../stages/tokenize/token-list.ts';
import type {TokenRange} from '../../../stages/tokenize/trace-tokens.ts';
import type {Tokens} from '../../../stages/tokenize/tokens.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {readValue} from '../build/read-built.ts';
import {rowsOfShard, tokenLists} from '../build/token-shard-files.ts';
import {documentsOfShard} from '../look/documents-of-shard.ts';
import type {Finished} from '../look/finished.ts';

export interface TokenPlace {
  /** The tokens' row; its document has the same id. */
  readonly row: RowName;
  readonly sample: number;
  /** Counted through the shard. */
  readonly sequence: number;
  /** Where the sequence begins in the shard. */
  readonly start: number;
  /** In the sequence. The end of the document comes after its last token. */
  readonly range: TokenRange;
  readonly tokens: Tokens;
}

/** The document that a row of tokens is of. */
export function documentOf({collection, id}: RowName): RowName {
  return {collection: collection.replace(/^tokens(\.[^.]+).*$/, 'samples$1'), id};
}

export interface ShardAsked {readonly shard: RowName; readonly digest: Digest; readonly end: number | null}

export async function tokenPlaces(finished: Finished, shard: ShardAsked, range: TokenRange): Promise<readonly TokenPlace[]> {
  const places: TokenPlace[] = [];
  for await (const {place} of eachTokenPlace(finished, shard, [range])) places.push(place);
  return places;
}

/** Of many ranges at once, sequence by sequence: a shard is read a few rows at a time, and not once for each range. */
export async function* eachTokenPlace(finished: Finished, {shard, digest, end}: ShardAsked, ranges: readonly TokenRange[]): AsyncGenerator<{readonly range: number; readonly place: TokenPlace}, void, undefined> {
  const {rows} = await readValue(finished.store, digest, tokenShardCodec);
  const documents = await documentsOfShard(finished, shard);
  const last = Math.max(0, ...ranges.map(({to}) => to));
  let [start, sequence, at] = [0, 0, 0];
  for await (const {row} of tokenLists(finished.store, await rowsOfShard(finished.store, rows))) {
    const document = documents[at++];
    for (const {tokens, sample, goesOn} of eachSequence(row)) {
      const length = goesOn ? tokens.ids.length : endedLength(tokens.ids, end);
      for (const [index, {from, to}] of ranges.entries()) {
        const range = {from: Math.max(0, from - start), to: Math.min(length, to - start)};
        if (range.from < range.to && document !== undefined) yield {range: index, place: {row: document, sample, sequence, start, range, tokens}};
      }
      start += length;
      sequence++;
    }
    if (start >= last) break;
  }
}
