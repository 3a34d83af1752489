// A remote that may fail: it is counted, tried once more, and given up for the run before it costs more than it could save.
import type {RemotePath, RemotePlace} from './remote-place.ts';
import {isTrouble, RemoteTrouble} from './remote-trouble.ts';

/** So many failures, or so much time lost by them, and nobody asks any more. */
const mostFailures = 3;
const mostLostMs = 2000;
/** Who waits for many files waits once; but no more is on its way than memory can hold. */
const requestsAtOnce = 32;
const bytesAtOnce = 192 * 1024 * 1024;

export interface RemoteWork {
  readonly requests: number;
  /** Times that we began to wait: requests that wait together are one. */
  readonly roundTrips: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly failures: number;
  /** Spent on what failed; failures at one time are one. */
  readonly lostMs: number;
  /** Why nobody asks any more. */
  readonly off: string | undefined;
}

export interface GuardedPlace extends RemotePlace {
  readonly work: RemoteWork;
  /** Measured; `undefined` before enough came to tell. */
  readonly bytesPerMs: number | undefined;
  /** Counts what a reader found wrong with bytes that came: damaged, unsigned. */
  blame(what: string): void;
}

export interface GuardOptions {
  /** Milliseconds of any beginning. */
  readonly clock: () => number;
  readonly note: (text: string) => void;
}

export function guardedPlace(place: RemotePlace, {clock, note}: GuardOptions): GuardedPlace {
  const work = {requests: 0, roundTrips: 0, bytesIn: 0, bytesOut: 0, failures: 0, lostMs: 0, off: undefined as string | undefined};
  let [inFlight, bytesInFlight, lostUntil, busyMs, busySince] = [0, 0, 0, 0, 0];
  const waiting: (() => void)[] = [];

  async function enter(bytes: number): Promise<void> {
    while (inFlight >= requestsAtOnce || (inFlight > 0 && bytesInFlight + bytes > bytesAtOnce)) await new Promise<void>((go) => waiting.push(go));
    bytesInFlight += bytes;
    if (inFlight++ === 0) {
      work.roundTrips++;
      busySince = clock();
    }
  }

  function leave(bytes: number): void {
    bytesInFlight -= bytes;
    if (--inFlight === 0) busyMs += clock() - busySince;
    for (const go of waiting.splice(0)) go();
  }

  function failed(what: string, began = clock()): void {
    work.failures++;
    const now = clock();
    work.lostMs += Math.max(0, now - Math.max(began, lostUntil));
    lostUntil = now;
    if (work.off !== undefined || (work.failures < mostFailures && work.lostMs < mostLostMs)) return;
    work.off = what;
    note(`The remote ${place.shown} is not asked any more in this run: ${what}`);
  }

  async function tried<T>(ask: () => Promise<T>, signal: AbortSignal, bytes = 0): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      if (work.off !== undefined) throw new RemoteTrouble('off', `The remote is not asked any more: ${work.off}`);
      await enter(bytes);
      const began = clock();
      try {
        work.requests++;
        return await ask();
      } catch (cause) {
        if (!isTrouble(cause) || signal.aborted) throw cause;
        failed(cause.message, began);
        // Another try may help where a connection broke or a server was busy. It does not where we may not or where bytes are wrong.
        if (attempt === 2 || (cause.kind !== 'unreachable' && cause.kind !== 'answered')) throw cause;
      } finally {
        leave(bytes);
      }
    }
  }

  return {
    ...place,
    work,
    get bytesPerMs() {
      return work.bytesIn < 256 * 1024 || busyMs <= 0 ? undefined : work.bytesIn / busyMs;
    },
    blame: (what) => failed(what),
    get: (path, wanted, signal) => tried(async () => {
      const bytes = await place.get(path, wanted, signal);
      work.bytesIn += bytes?.length ?? 0;
      return bytes;
    }, signal, wanted.most),
    put: (path: RemotePath, body, signal) => tried(async () => {
      await place.put(path, body, signal);
      work.bytesOut += body instanceof Uint8Array ? body.length : body.size;
    }, signal),
    size: (path, signal) => tried(() => place.size(path, signal), signal),
    remove: (path, signal) => tried(() => place.remove(path, signal), signal),
  };
}
