// What a task is that names rows for a join: all but its own name and version.
import type {Codec} from '../value/codec.ts';
import {jsonCodec} from '../value/json-codec.ts';
import type {Task} from './task.ts';

const idsCodec: Codec<readonly string[]> = jsonCodec('ids');

/** Light: what a row names is cheaper told again than remembered. */
export function naming<A>(row: Codec<A>, named: (row: A) => readonly string[]): Omit<Task<{row: A}, readonly string[]>, 'name' | 'version'> {
  return {input: {row}, output: idsCodec, light: true, run: (input) => named(input.row)};
}
