// The tasks that put documents in order and write them as JSONL shards.
import {hash} from 'node:crypto';
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {SpliceParams} from '../../graph/operators/splice.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {whole} from '../../graph/value/whole.ts';
import {jsonl} from '../format/jsonl.ts';
import type {Samples} from '../sample/sample.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {documentOrder} from './document-order.ts';
import {shardFileCodec, type ShardFile} from './shard-file.ts';

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
  run: ({rows}) => fileOf(rows.map(recordsOf)),
});

/** Records of a row depend on nothing but the row, so those of a former shard are those of the new one. */
export const spliceJsonl = defineTask({
  name: 'jsonl splice',
  version: jsonl.version,
  input: {shards: piecesCodec(shardFileCodec), rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run({shards, rows}, {pieces}: SpliceParams) {
    const sources = [...shards.map(recordsIn), rows.map(recordsOf)];
    return fileOf(pieces.flatMap(([shard, from, to]) => sources.at(shard)?.slice(from, to) ?? []));
  },
});

/** Of one row. Copied once, into the file. */
interface Records {readonly parts: readonly Uint8Array[]; readonly samples: number}

function recordsOf(row: Samples): Records {
  return {parts: jsonl.write(row.body()), samples: row.count};
}

function recordsIn({shares, content}: ShardFile): readonly Records[] {
  if (content instanceof Uint8Array) throw new Error('A shard that was read links to its bytes');
  const {bytes} = whole(content);
  let end = 0;
  return shares.map((share) => ({parts: [bytes.subarray(end, (end += share.bytes))], samples: share.samples}));
}

function fileOf(records: readonly Records[]): ShardFile {
  const content = Buffer.concat(records.flatMap(({parts}) => parts));
  const shares = records.map(({parts, samples}) => ({bytes: parts.reduce((sum, {length}) => sum + length, 0), samples}));
  return {extension: jsonl.extension, documents: records.length, samples: records.reduce((sum, {samples}) => sum + samples, 0), shares, sha256: hash('sha256', content, 'hex'), content};
}
