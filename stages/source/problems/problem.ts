// A problem with the patch that solved it, as data sets in the form of SWE-bench have them.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

export interface Problem {
  /** `org__name-9642`. */
  readonly instance: string;
  /** What the instance is numbered by: a request for some, an issue for others. */
  readonly number: number;
  /** Clean. */
  readonly statement: string;
  /** Stable, as git tells it, of the patch and the tests together; '' where there is no patch. */
  readonly patchId: string;
}

export const problemCodec: Codec<Problem> = jsonCodec('problem with a patch');
