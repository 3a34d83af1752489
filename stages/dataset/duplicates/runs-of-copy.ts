// The task that reads a candidate again for the runs of words in it: only texts that may be like another are kept this way.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {bodyOf} from '../../sample/samples-codec.ts';
import {plainCopyCodec, type Copy} from './copy.ts';
import type {RunRules} from './near-rules.ts';
import {runsTaught} from './runs-taught.ts';

export interface CopyRuns extends Omit<Copy, 'samples'> {
  /** Sorted, each once. */
  readonly runs: Uint32Array;
}

const headCodec = jsonCodec<Omit<CopyRuns, 'runs'>>('runs of a copy');

export const copyRunsCodec: Codec<CopyRuns> = {
  name: 'runs of a copy',
  encode({runs, ...head}) {
    const writer = new ByteWriter(256 + runs.length * 4).bytes(headCodec.encode(head)).varint(runs.length);
    const bytes = Buffer.allocUnsafe(runs.length * 4);
    for (const [at, run] of runs.entries()) bytes.writeUInt32LE(run, at * 4);
    return writer.raw(bytes).done();
  },
  decode(wire) {
    const reader = new ByteReader(wire);
    const head = headCodec.decode(reader.bytes(), []);
    const bytes = reader.raw(reader.varint() * 4);
    const runs = new Uint32Array(bytes.length / 4);
    for (let at = 0; at < runs.length; at++) runs[at] = bytes.readUInt32LE(at * 4);
    return {...head, runs};
  },
};

export const copyRunsTask = defineTask({
  name: 'runs of a copy',
  // 2: of what is not shown beside it.
  version: 2,
  input: {copy: plainCopyCodec},
  output: copyRunsCodec,
  run({copy: {samples: part, ...copy}}, rules: RunRules): CopyRuns {
    const {samples, leaves} = bodyOf(typeof part === 'string' ? undefined : part);
    const sample = samples[copy.at];
    if (sample === undefined) throw new Error('A copy names a sample that its document does not have');
    return {...copy, runs: runsTaught(sample, {leaves}, rules)};
  },
});
