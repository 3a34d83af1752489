// Asks until there is an answer: waits as a forge wants it, again after a fault, and gives up with a reason. Waiting can be interrupted, and is shown.
import {ForgeFailure} from '../forge-failure.ts';
import {LimitReached, Overtaxed, type Answer} from './forge.ts';
import type {Waiting} from './waiting.ts';

export interface Patience {
  /** Resolves after so many milliseconds, or rejects when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly told: (text: string) => void;
  /** Shows what is waited for, until the returned function is called. */
  readonly shown: (waiting: Waiting) => () => void;
  readonly where: string;
}

/** A limit lasts an hour at the most; what says more has a wrong clock. */
const [leastWait, leastSecondary, longestWait] = [1, 60, 3660];
const mostLimits = 8;
const faultsBeforeGivingUp = 6;
const slice = 30;

/** `smaller` is asked after each fault: whether the next question can be for less. */
export async function askPatiently(send: () => Promise<Answer>, smaller: () => boolean, {wait, shown, where}: Patience, signal: AbortSignal): Promise<Answer> {
  let [limits, faults] = [0, 0];
  for (;;) {
    signal.throwIfAborted();
    const answered = shown({for: 'answer', where});
    let failure: unknown;
    try {
      return await send();
    } catch (thrown) {
      failure = thrown;
    } finally {
      answered();
    }
    signal.throwIfAborted();
    if (failure instanceof LimitReached) {
      if (++limits > mostLimits) throw new ForgeFailure({kind: 'limited', what: 'The forge allows no more requests', where});
      // Said in the past, it is a clock that is wrong: each time it is believed less.
      const least = (failure.secondary && failure.seconds === 60 ? leastSecondary : leastWait) * 2 ** Math.min(limits - 1, 5);
      const seconds = Math.min(longestWait, Math.max(least, failure.seconds));
      await waitShown({for: 'limit', why: failure.message, seconds});
    } else if (failure instanceof Overtaxed) {
      if (smaller()) continue;
      if (++faults > faultsBeforeGivingUp) throw lost(failure);
      await waitShown({for: 'fault', where, said: failure.message, seconds: 2 ** (faults - 1), time: faults + 1, times: faultsBeforeGivingUp + 1});
    } else throw failure;
  }

  async function waitShown(waiting: Exclude<Waiting, {for: 'answer'}>): Promise<void> {
    const end = shown(waiting);
    try {
      for (let left = waiting.seconds; left > 0; left -= slice) await wait(Math.min(slice, left) * 1000, signal);
    } finally {
      end();
    }
  }

  function lost({message, forPeople}: Overtaxed): ForgeFailure {
    return forPeople ? new ForgeFailure({kind: 'not-a-forge', what: 'What answered is no forge', where, said: message}) : new ForgeFailure({kind: 'unreachable', what: 'Could not reach the forge', where, said: message});
  }
}
