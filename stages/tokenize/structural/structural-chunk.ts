// A piece of a commit in one file, as the structural tokenizer reads it. Whoever cuts commits into pieces makes these.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

/** What stands around the code is shown as it is here: names are pseudonyms and dates are buckets already. An empty one is not shown. */
export interface StructuralChunk {
  /** The commit, and the place in it. */
  readonly id: string;
  readonly commit: string;
  readonly branch: string;
  readonly path: string;
  readonly module: string;
  /** Such as `new_file`, or `new_function` once somebody tells. */
  readonly change: string;
  readonly author: string;
  readonly timestamp: string;
  readonly test: boolean;
  /** The code after the change, in whole lines; the last may lack its end. */
  readonly code: readonly CodeStretch[];
}

export interface CodeStretch {readonly text: string; readonly changed: boolean}

export function codeOf({code}: Pick<StructuralChunk, 'code'>): string {
  return code.map(({text}) => text).join('');
}

export const chunksCodec: Codec<readonly StructuralChunk[]> = jsonCodec('structural chunks');
