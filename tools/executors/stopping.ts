// What Ctrl-C does to a running command: the first request ends it in good order, the second one at once. Nothing finished is lost either way.
import type {Host} from './host.ts';
import {exitCodes} from './report/exit-codes.ts';

export interface Stopping {
  readonly signal: AbortSignal;
  /** Leaves the process as it was found. */
  release(): void;
}

export function stopping(host: Host, {first, leave}: {first: () => void; leave: () => void}): Stopping {
  const stop = new AbortController();
  const release = host.onStop(() => {
    if (stop.signal.aborted) {
      leave();
      host.exit(exitCodes.interrupted.code);
      return;
    }
    first();
    stop.abort(new Error('Interrupted'));
  });
  return {signal: stop.signal, release};
}
