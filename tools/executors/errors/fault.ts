// A failure, described: its entry in the table of errors, and what is known of this one case.
import type {Dataset} from '../build/contract.ts';
import type {Problem} from '../config/problem.ts';
import type {ErrorEntry} from './error-entry.ts';

export interface Fault {
  readonly entry: ErrorEntry;
  /** What failed. Default: the entry's title and the place. */
  readonly message?: string;
  readonly where?: string | undefined;
  /** What the system, git or a library said of it. */
  readonly said?: string | undefined;
  /** What to do, where more is known than the entry tells. */
  readonly fix?: string | undefined;
  /** Fills in the entry's fix, beside `where`. */
  readonly facts?: Readonly<Record<string, string | undefined>>;
  readonly problems?: readonly Problem[];
  /** Only of mistakes of ours. */
  readonly stack?: string;
}

/** What is known of the command that failed. */
export interface Failing {
  readonly dataset?: Pick<Dataset, 'source' | 'store' | 'out'> | undefined;
  /** The command line that does this again. */
  readonly again?: string | undefined;
  /** The command line that builds the dataset in question. */
  readonly build?: string | undefined;
}
