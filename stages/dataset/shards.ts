// The tasks that put documents in order and write them as JSONL shards.
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {jsonl} from '../format/jsonl.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {documentOrder} from './document-order.ts';
import {shardFileCodec} from './shard-file.ts';
import {splicedFile, writtenFile} from './written-file.ts';

const placeCodec: Codec<Place> = jsonCodec('place');

/** Weighed by text, not by tokens: another tokenizer moves no cut. */
export const placeDocument = defineTask({
  name: 'place of a document',
  version: 1,
  input: {row: samplesCodec},
  output: placeCodec,
  light: true,
  run: ({row}) => ({order: documentOrder(row), weight: row.bytes}),
});

export const writeJsonl = defineTask({
  name: 'jsonl shard',
  version: jsonl.version,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({rows}) => writtenFile(rows, jsonl),
});

export const spliceJsonl = defineTask({
  name: 'jsonl splice',
  version: jsonl.version,
  input: {shards: piecesCodec(shardFileCodec), rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run: ({shards, rows}, {pieces}: SpliceParams) => splicedFile({shards, rows, pieces}, jsonl),
});
