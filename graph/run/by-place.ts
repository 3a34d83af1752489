// Puts things in the order in which their values lie in the store, so that what lies together is read, and written on, together.
import type {Store} from '../store.ts';
import {isStored, type Digest} from '../value/digest.ts';

/** So few are read at once anyway. */
const atLeast = 256;

/** Those whose value lies nowhere come first, in the order given. */
export async function byPlace<T>({whereabouts}: Pick<Store, 'whereabouts'>, items: readonly T[], digestOf: (item: T) => Digest | undefined): Promise<readonly T[]> {
  if (whereabouts === undefined || items.length < atLeast) return items;
  const digests = items.map(digestOf);
  const stored = digests.filter((digest) => digest !== undefined && isStored(digest)) as Digest[];
  if (stored.length === 0) return items;
  const places = (await whereabouts(stored)).values();
  const placed = items.map((item, at) => {
    const digest = digests[at];
    return {item, place: (digest !== undefined && isStored(digest) ? places.next().value : undefined) ?? -1};
  });
  return placed.sort((a, b) => a.place - b.place).map(({item}) => item);
}
