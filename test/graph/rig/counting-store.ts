// A store that counts what it is asked for: how much work a build is, whatever the machine.
import {memoryStore, type Store} from '../../../graph/store.ts';

export interface Counts {readonly recalled: number; readonly read: number; readonly recorded: number}

/** `counted` gives what was asked since it was asked last. */
export function countingStore(store: Store = memoryStore()): Store & {counted(): Counts} {
  let counts: Counts = {recalled: 0, read: 0, recorded: 0};
  const more = (name: keyof Counts, by: number) => {
    counts = {...counts, [name]: counts[name] + by};
  };
  return {
    ...store,
    async recall(keys) {
      more('recalled', keys.length);
      return store.recall(keys);
    },
    async read(digests) {
      more('read', digests.length);
      return store.read(digests);
    },
    async record(rows) {
      more('recorded', rows.length);
      await store.record(rows);
    },
    counted() {
      const before = counts;
      counts = {recalled: 0, read: 0, recorded: 0};
      return before;
    },
  };
}
