// Brings finished rows to the disk now and then, so that a killed process loses a second of work and not all of it.
import type {DiskStore} from '../../../cache/disk-store.ts';

const everyMs = 1000;

/** To be called whenever rows are finished; it waits for nothing. */
export function keepFinished(store: Pick<DiskStore, 'checkpoint'>, clock: () => number): () => void {
  let last = clock();
  let busy = false;
  return () => {
    if (busy || clock() - last < everyMs) return;
    busy = true;
    const over = () => {
      busy = false;
      last = clock();
    };
    // A store that cannot seal says so to whoever records next, and to the end of the build.
    store.checkpoint().then(over, over);
  };
}
