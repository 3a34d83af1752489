// A question about a finished build: what is asked, and how its answer is printed. The answer itself is plain data, so `--json` prints just that.
import type {CommandLine} from '../cli/command.ts';
import type {ExitCode} from '../report/exit-codes.ts';
import type {Finished} from './finished.ts';

export interface Question<T> {
  ask(finished: Finished, line: CommandLine): Promise<T>;
  /** Plain text, line by line. Whatever would move a cursor or change a colour is taken out of it afterwards. */
  print(answer: T, page: Page): string;
  /** Where an answer can mean that something is wrong. */
  code?(answer: T): ExitCode;
}

export interface Page {
  /** Characters in a line; endless where nobody looks at a terminal. */
  readonly columns: number;
  /** Where the command runs: paths below it may be shown relative to it. */
  readonly folder: string;
}
