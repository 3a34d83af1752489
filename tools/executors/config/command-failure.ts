// A mistake in what the user asked for, before anything was built: in the arguments or in the configuration.
import type {Problem} from './problem.ts';

export class CommandFailure extends Error {
  readonly hint: string | undefined;
  /** Every mistake at once, for readers that are programs. */
  readonly problems: readonly Problem[];

  constructor(message: string, {hint, problems = [], cause}: {hint?: string | undefined; problems?: readonly Problem[]; cause?: unknown} = {}) {
    super(message, {cause});
    this.name = 'CommandFailure';
    this.hint = hint;
    this.problems = problems;
  }
}
