// Orders rows so that those which need the same foreign bytes run one after the other: each object is then loaded about once.
import type {Digest} from '../value/digest.ts';
import type {Surface} from './surface.ts';

/**
 * Walks from row to row over the addresses they share, and starts anew where no such row is left. Versions of one text
 * form a chain this way, whatever their ids. Order changes no answer, only how often the loader is asked.
 */
export function neighbours<T extends {readonly surface: Surface}>(asks: readonly T[]): readonly T[] {
  const users = new Map<Digest, number[]>();
  for (const [at, {surface}] of asks.entries()) {
    for (const address of surface.foreign) {
      const known = users.get(address);
      if (known === undefined) users.set(address, [at]);
      else known.push(at);
    }
  }
  if (users.size === 0) return asks;
  const taken = new Uint8Array(asks.length);
  const ordered: T[] = [];
  for (let start = 0; start < asks.length; start++) {
    for (let next: number | undefined = start; next !== undefined && taken[next] === 0; next = following(next)) {
      taken[next] = 1;
      ordered.push(asks[next]!); // an index of `asks`
    }
  }
  return ordered;

  function following(at: number): number | undefined {
    const shared = asks[at]?.surface.foreign ?? [];
    for (let last = shared.length - 1; last >= 0; last--) {
      const waiting = users.get(shared[last]!) ?? []; // an index of `shared`
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) if (taken[next] === 0) return next;
    }
    return undefined;
  }
}
