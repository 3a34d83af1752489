// Rows of one build that several collections ask alike: who comes second waits for the answer. What was answered before is recalled from the store.
import type {Operator} from '../operators/operator.ts';
import type {Digest} from '../value/digest.ts';

export interface Flights {
  /** Whether more than one collection asks this task; the others need not be looked at. */
  shares(task: string): boolean;
  /** Undefined for a key that nobody had asked: whoever asked it now has to answer it. */
  join(key: Digest): Promise<Digest> | undefined;
  answer(key: Digest, digest: Digest): void;
  /** What was not answered never will be. */
  fail(key: Digest, failure: unknown): void;
}

/** Invariant: who is given a key answers it or fails it, without waiting for another one first. */
export function openFlights(operators: readonly Pick<Operator, 'tasks'>[]): Flights {
  const names = operators.flatMap(({tasks}) => tasks.filter(({light}) => light !== true).map(({name}) => name));
  const shared = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const flying = new Map<Digest, PromiseWithResolvers<Digest>>();
  return {
    shares: (task) => shared.has(task),
    join(key) {
      const known = flying.get(key);
      if (known !== undefined) return known.promise;
      const flight = Promise.withResolvers<Digest>();
      flight.promise.catch(() => undefined); // whoever waits hears of it
      flying.set(key, flight);
      return undefined;
    },
    answer: (key, digest) => flying.get(key)?.resolve(digest),
    fail: (key, failure) => flying.get(key)?.reject(failure),
  };
}
