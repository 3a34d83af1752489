// Counts by name that add up: what statistics are folded from.
import {defineTask, type Task} from '../../graph/task/task.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';

export type Tally = Readonly<Record<string, number>>;

export const tallyCodec: Codec<Tally> = jsonCodec('tally');

/** A task that measures for a fold what is a tally already, but for its name and version. */
export const tallied: Pick<Task<{readonly row: Tally}, Tally>, 'input' | 'output' | 'light' | 'run'> = {
  input: {row: tallyCodec},
  output: tallyCodec,
  light: true,
  run: ({row}) => row,
};

export const addTallies = defineTask({
  name: 'sum of tallies',
  version: 1,
  input: {left: tallyCodec, right: tallyCodec},
  output: tallyCodec,
  light: true,
  run({left, right}) {
    const sum: Record<string, number> = {...left};
    for (const [name, count] of Object.entries(right)) sum[name] = (Object.hasOwn(sum, name) ? (sum[name] ?? 0) : 0) + count;
    return sum;
  },
});
