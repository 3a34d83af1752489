// A declaration while its inside is still being walked. Offsets count UTF-16 units.
import type {Place} from '../outline.ts';
import type {Hole} from './plain-hash.ts';

export interface Draft extends Place {
  readonly index: number;
  readonly kind: string;
  readonly name: string;
  readonly nameAt: number;
  readonly parent: number;
  readonly parentKind: string;
  /** What it stands in extends or implements something. */
  readonly parentHasBases: boolean;
  /** Where the words before the name begin. */
  readonly headerFrom: number;
  readonly body: Place | undefined;
  readonly bases: readonly string[];
  readonly of: string;
  readonly line: number;
  readonly lastLine: number;
  /** What it stands in runs: a declaration in there is a local one. */
  readonly local: boolean;
  readonly doc: Place | undefined;
  readonly attributes: Place[];
  readonly comments: Place[];
  readonly holes: Hole[];
  conditions: number;
  /** The visibility that a section gives it. */
  readonly section: string | undefined;
  /** The visibility that a section gives to what follows inside. */
  current: string | undefined;
  /** Up to where its inside was searched for lines that do so. */
  searchedTo: number;
  /** What it stands in is a test. */
  readonly inTest: boolean;
  /** Worked out when first asked for. */
  test?: boolean;
}
