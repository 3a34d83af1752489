// The light task that gives a value back as it is: how the engine itself reads values, with the codec they were written by.
import {anyTask, defineTask, type AnyTask} from '../task/task.ts';
import type {Codec} from '../value/codec.ts';

export function readTask<T>(codec: Codec<T>): AnyTask {
  return anyTask(defineTask<{row: T}, T>({name: `read ${codec.name}`, version: 1, input: {row: codec}, output: codec, light: true, run: ({row}) => row as NoInfer<T>}));
}
