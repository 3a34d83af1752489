// The commits that a merge or a request brought, as far as git knows: what it reaches and the line it was made for does not.
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';

export interface Brought {
  /** The merge, or the request by the head that the forge keeps of it. */
  readonly vertex: string;
  readonly evidence: 'pull head' | 'merged by a merge of a pull' | 'merged by a merge of a branch';
  /** Without those of a merge among them, which it brought itself. Empty where there are too many to be one change. */
  readonly members: readonly string[];
  /** How many there are, where they are too many. */
  readonly tooMany?: number;
  /** Of a request that cannot have brought anything: why. */
  readonly nothing?: 'no-head' | 'on-the-line' | 'no-base' | 'no-change';
  /** Of a request that was not merged: where it began, and the tree it would have led to. Missing where the two are equal. */
  readonly outcome?: {readonly base: string; readonly baseTree: string; readonly head: string; readonly tree: string};
}

export const broughtCodec: Codec<Brought> = jsonCodec('what was brought');
