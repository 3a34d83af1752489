// One command of the binary, which is an executor of Nx too: how it is called, what help says of it, and what runs it.
import type {Host} from '../host.ts';
import type {Option} from './option.ts';

export const commandGroups = ['Build', 'Look', 'Check', 'Set up'] as const;

export interface Command {
  readonly name: string;
  readonly group: (typeof commandGroups)[number];
  /** One line, in the list of all commands. */
  readonly summary: string;
  /** What stands behind the name. */
  /** `short`: what help says in place of choices that are too many for a line. */
  readonly words: {readonly shown: string; readonly short?: string; readonly least: number; readonly most: number};
  /** What its own page says below the summary. */
  readonly about?: string;
  /** Without those that every command has. */
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Answers with the exit code. What it needs is loaded when it runs: help and mistakes wait for nothing. */
  run(line: CommandLine, host: Host): Promise<number>;
}

export type Example = readonly [command: string, what: string];

/** A line that was read: its words, and the values of its options by name. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly json: boolean;
  /** The command that does this again, as it would be typed. */
  readonly again: string;
}
