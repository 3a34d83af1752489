// A mistake in what the user asked for, before anything was built: in the arguments or in the configuration.
import type {Problem} from './problem.ts';

export type CommandTrouble =
  | 'arguments'
  | 'no-command'
  | 'nothing-to-build'
  | 'config-missing'
  | 'config-unreadable'
  | 'config-json'
  | 'config-syntax'
  | 'config-typescript'
  | 'config-commonjs'
  | 'config-import'
  | 'config-threw'
  | 'config-waits'
  | 'config-no-default'
  | 'config-mistakes'
  | 'out-shared'
  | 'config-exists'
  | 'folder-taken'
  | 'forgotten-damaged'
  | 'forget-nowhere'
  | 'cannot-listen';

export interface Mistake {
  readonly kind: CommandTrouble;
  /** The file or folder it is about. */
  readonly where?: string;
  /** What to do, where more is known than the kind of mistake tells. */
  readonly hint?: string | undefined;
  /** What the line that mends it names besides. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  readonly cause?: unknown;
}

export class CommandFailure extends Error {
  readonly kind: CommandTrouble;
  readonly where: string | undefined;
  readonly hint: string | undefined;
  readonly facts: Readonly<Record<string, string>>;
  /** Every mistake at once, for readers that are programs. */
  readonly problems: readonly Problem[];

  constructor(message: string, {kind, where, hint, facts = {}, problems = [], cause}: Mistake) {
    super(message, {cause});
    this.name = 'CommandFailure';
    this.kind = kind;
    this.where = where;
    this.hint = hint;
    this.facts = facts;
    this.problems = problems;
  }
}
