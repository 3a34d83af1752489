// What a dataset does about texts that it has more than once. Parameters of the tasks that decide, so plain data.
import type {Digest} from '../../../graph/value/digest.ts';
import type {NearRules} from './near-rules.ts';

/** Where all of it is off there are no such rules at all. */
export type DuplicateRules = {
  /** `drop`: a copy is a row without samples that says of what it is one. `context`: it keeps its text and none of it is trained. */
  readonly as: 'context' | 'drop';
  /** Whether texts are compared at all. */
  readonly exact: boolean;
  /** Missing: only equal texts are copies. */
  readonly near?: NearRules;
  /** Texts that must not be there at all. */
  readonly benchmarks?: Digest;
};
