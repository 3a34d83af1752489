// A store in doubt: it is asked for every value before the value is recorded, so that one which lies there damaged is noticed and written again.
import type {Recorded, Store} from '../store.ts';
import {isStored} from '../value/digest.ts';

export function checkingStore(store: Store): Store {
  return {
    ...store,
    async record(rows: readonly Recorded[]) {
      await store.read(rows.filter(({bytes, digest}) => bytes !== undefined && isStored(digest)).map(({digest}) => digest));
      await store.record(rows);
    },
  };
}
