// The tasks that put documents in order and write them as JSONL shards.
import {defineTask} from '../../graph/task/task.ts';
import type {Place} from '../../graph/operators/shard.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {piecesCodec} from '../../graph/value/pieces-codec.ts';
import {jsonl} from '../format/jsonl.ts';
import {textBytes} from '../sample/render.ts';
import type {Samples} from '../sample/sample.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {shardFileCodec} from './shard-file.ts';

const placeCodec: Codec<Place> = jsonCodec('place');

/** History in the order of corrected dates; files, which have none, by their group, which starts with their path. */
export const placeDocument = defineTask({
  name: 'place of a document',
  version: 1,
  input: {row: samplesCodec},
  output: placeCodec,
  light: true,
  run({row: {samples}}) {
    const [first] = samples;
    if (first === undefined) return {stub: 'a document without samples'};
    const {corrected, oid} = first.when;
    return {order: `${String(corrected).padStart(16, '0')} ${oid === '' ? first.group : oid}`, weight: weightOf({samples})};
  },
});

/** Weighed by text, not by tokens: another tokenizer moves no cut. */
function weightOf({samples}: Pick<Samples, 'samples'>): number {
  return samples.reduce((sum, sample) => sum + textBytes(sample), 0);
}

export const writeJsonl = defineTask({
  name: 'jsonl shard',
  version: jsonl.version,
  input: {rows: piecesCodec(samplesCodec)},
  output: shardFileCodec,
  run({rows}) {
    const bytes = Buffer.concat(rows.map((row) => Buffer.from(jsonl.write(row), 'utf8')));
    return {extension: jsonl.extension, documents: rows.length, samples: rows.reduce((sum, {samples}) => sum + samples.length, 0), bytes};
  },
});
