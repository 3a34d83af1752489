// What is left open between the builds of one process: the store with what it has in memory, and a small process that starts git.
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {Dataset} from './contract.ts';
import {storeFolder} from './store-folder.ts';

export interface Warmth extends AsyncDisposable {
  /** Starts git for whoever is too large to do it fast. */
  readonly porter?: Git['porter'];
  /** The store as the last build left it. One that somebody else has built in since is opened anew: it must be seen whole. */
  store(dataset: Dataset, note: (text: string) => void): Promise<LentStore>;
}

export interface LentStore {
  readonly store: DiskStore;
  /** `well`: whether it may be built upon as it is. */
  leave(well: boolean): Promise<void>;
}

interface Kept {
  readonly store: DiskStore;
  readonly dir: string;
  readonly target: string;
  /** Which root the target had when it was left. */
  readonly root: string | undefined;
  readonly timer: NodeJS.Timeout;
}

/** While it is open, sweeps spare everything that it may still count on. */
const restMs = 5 * 60_000;

export function warmth(porter?: Git['porter']): Warmth {
  let kept: Kept | undefined;
  return {
    ...(porter !== undefined && {porter}),
    async store(dataset, note) {
      const dir = storeFolder(dataset);
      const {target} = dataset;
      const store = (await taken(dir, target)) ?? (await diskStore({dir, note}));
      return {
        store: countedAnew(store),
        async leave(well) {
          if (!well) return await store.close();
          await store.checkpoint();
          const root = (await store.root(target))?.root;
          kept = {store, dir, target, root, timer: setTimeout(() => void close().catch(() => undefined), restMs).unref()};
        },
      };
    },
    [Symbol.asyncDispose]: close,
  };

  async function taken(dir: string, target: string): Promise<DiskStore | undefined> {
    const one = kept;
    if (one === undefined) return undefined;
    if (one.dir !== dir || one.target !== target || (await one.store.root(target))?.root !== one.root) {
      await close();
      return undefined;
    }
    kept = undefined;
    clearTimeout(one.timer);
    return one.store;
  }

  async function close(): Promise<void> {
    const one = kept;
    kept = undefined;
    clearTimeout(one?.timer);
    await one?.store.close();
  }
}

/** A build that has the disk to itself: nothing is left open. */
export async function coldStore(dataset: Dataset, note: (text: string) => void): Promise<LentStore> {
  const store = await diskStore({dir: storeFolder(dataset), note});
  return {store, leave: () => store.close()};
}

/** A build reports its own work. */
function countedAnew(store: DiskStore): DiskStore {
  const {indexGets, bytesWritten} = store.work;
  return {
    ...store,
    work: {
      get indexGets() {
        return store.work.indexGets - indexGets;
      },
      get bytesWritten() {
        return store.work.bytesWritten - bytesWritten;
      },
    },
  };
}
