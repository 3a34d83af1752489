// What wakes a watch: hints, polls and timers ring it; whoever takes it up has all rings so far.
import type {Pace} from './pace.ts';

export interface Bell {
  /** `at`: when it was heard, where that was earlier. */
  ring(at?: number): void;
  /** Resolves at once where it rang since it was taken last; else when it rings, when the time is over, or with the signal. */
  rung(signal: AbortSignal, withinMs?: number): Promise<void>;
  /** When it rang first since it was taken last; `undefined` where it did not. */
  take(): number | undefined;
  /** When it rang last. */
  lastRung(): number;
}

export function bell({now, wait}: Pace): Bell {
  let first: number | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let waiting = Promise.withResolvers<void>();
  return {
    ring(at) {
      last = now();
      first = Math.min(first ?? last, at ?? last);
      waiting.resolve();
    },
    async rung(signal, withinMs) {
      if (first !== undefined || signal.aborted) return;
      const over = new AbortController();
      const either = AbortSignal.any([signal, over.signal]);
      const stopped = new Promise<void>((resolve) => either.addEventListener('abort', () => resolve(), {once: true}));
      await Promise.race([waiting.promise, stopped, ...(withinMs === undefined ? [] : [wait(withinMs, either)])]);
      over.abort();
    },
    take() {
      const at = first;
      first = undefined;
      waiting = Promise.withResolvers<void>();
      return at;
    },
    lastRung: () => last,
  };
}
