// One way to fail, as the table of errors knows it. A code is given once: it never changes its meaning and is never used again.
import type {exitCodes} from '../report/exit-codes.ts';

export interface ErrorEntry {
  readonly code: `GM${number}`;
  /** What failed, in a few words; a message puts the place behind it. */
  readonly title: string;
  /** Why it fails. One sentence or two. */
  readonly cause: string;
  /** A line to paste where there is one, else what to do. `{where}` and its like are filled in where they are known. */
  readonly fix: string;
  readonly exit: keyof typeof exitCodes;
}
