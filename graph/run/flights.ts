// Rows of one build that several collections ask alike: who comes second waits for the answer. What an earlier build answered is recalled from the store.
import type {Digest} from '../value/digest.ts';

export interface Flights {
  /** Undefined for a key that nobody had asked: whoever asked it now has to answer it. */
  join(key: Digest): Digest | Promise<Digest> | undefined;
  answer(key: Digest, digest: Digest): void;
  /** What was not answered never will be. */
  fail(key: Digest, failure: unknown): void;
}

/** Invariant: who is given a key answers it or fails it, without waiting for another one first. */
export function openFlights(): Flights {
  const answered = new Map<Digest, Digest>();
  /** Of those under way, whoever waits. */
  const flying = new Map<Digest, PromiseWithResolvers<Digest> | undefined>();
  return {
    join(key) {
      const known = answered.get(key);
      if (known !== undefined) return known;
      if (!flying.has(key)) {
        flying.set(key, undefined);
        return undefined;
      }
      return waitFor(key).promise;
    },
    answer(key, digest) {
      flying.get(key)?.resolve(digest);
      flying.delete(key);
      answered.set(key, digest);
    },
    fail(key, failure) {
      if (!answered.has(key)) waitFor(key).reject(failure);
    },
  };

  function waitFor(key: Digest): PromiseWithResolvers<Digest> {
    const flight = flying.get(key) ?? Promise.withResolvers<Digest>();
    flying.set(key, flight);
    flight.promise.catch(() => undefined); // whoever waits hears of it, now or later
    return flight;
  }
}
