// Time, as a watch knows it. A test hands in its own.
import {setTimeout} from 'node:timers/promises';

export interface Pace {
  /** Milliseconds from anywhere on; they never run backwards. */
  readonly now: () => number;
  /** Ends early, and well, where the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export function pace(now: Pace['now']): Pace {
  return {
    now,
    async wait(milliseconds, signal) {
      await setTimeout(milliseconds, undefined, {signal}).catch((failure: unknown) => {
        if (!signal.aborted) throw failure;
      });
    },
  };
}
