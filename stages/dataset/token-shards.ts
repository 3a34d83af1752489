// The tasks that put tokenized documents in order and gather them into shards.
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {namedPiecesCodec} from '../../graph/value/named-pieces-codec.ts';
import {nativeVersion, type NativeRules} from '../format/native/native-shard.ts';
import {tokenListCodec} from '../tokenize/token-list.ts';
import {documentOrder} from './document-order.ts';
import {tokenShardCodec} from './token-shard.ts';

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
  run: ({rows}, rules: NativeRules) => ({counts: rows.map(({value}) => value.count), format: nativeVersion, rules, rows: rows.map(({digest}) => digest)}),
});
