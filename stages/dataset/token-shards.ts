// The tasks that put tokenized documents in order and gather them into shards.
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {namedPiecesCodec} from '../../graph/value/named-pieces-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {whole} from '../../graph/value/whole.ts';
import {nativeVersion, type NativeRules} from '../format/native/native-shard.ts';
import {tokenListCodec} from '../tokenize/token-list.ts';
import {documentOrder} from './document-order.ts';
import {tokenShardCodec, type TokenShard} from './token-shard.ts';

const placeCodec: Codec<Place> = jsonCodec('place');

export const placeTokenized = defineTask({
  name: 'place of a tokenized document',
  version: 1,
  input: {row: tokenListCodec},
  output: placeCodec,
  light: true,
  run: ({row}) => ({order: documentOrder(row), weight: row.tokens}),
});

/** From the heads of the rows: what is in them is read when the files are written. */
export const gatherTokenShard = defineTask({
  name: 'token shard',
  version: nativeVersion,
  input: {rows: namedPiecesCodec(tokenListCodec)},
  output: tokenShardCodec,
  reach: 0,
  run: ({rows}, rules: NativeRules) => ({counts: rows.map(({value}) => value.lengths.length), format: nativeVersion, rules, rows: rows.map(({digest}) => digest)}),
});

/** From former shards of the same rules: what they say of a row need not be asked of the row. */
export const spliceTokenShard = defineTask({
  name: 'token shard splice',
  version: nativeVersion,
  input: {shards: piecesCodec(tokenShardCodec), rows: namedPiecesCodec(tokenListCodec)},
  output: tokenShardCodec,
  // As deep as the list of a shard's rows.
  reach: 1,
  run({shards, rows}, {pieces}: SpliceParams) {
    const [{format, rules} = noShard()] = shards;
    const sources = [...shards.map(membersOf), rows.map(({digest, value}): Member => ({digest, count: value.lengths.length}))];
    const members = pieces.flatMap(([shard, from, to]) => sources.at(shard)?.slice(from, to) ?? []);
    return {counts: members.map(({count}) => count), format, rules, rows: members.map(({digest}) => digest)};
  },
});

interface Member {readonly digest: Digest; readonly count: number}

function membersOf({rows, counts}: TokenShard): readonly Member[] {
  if (!('digest' in rows)) throw new Error('A token shard that was read links to its rows');
  return whole(rows).parts.map(({digest}, at) => ({digest, count: counts[at] ?? 0}));
}

function noShard(): never {
  throw new Error('Nothing is spliced from no shard');
}
