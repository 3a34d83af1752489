// What was asked of git, counted across threads: the same members as plain counters, on shared memory.
import type {GitWork} from './git-process.ts';

export const workBytes = 8;

export function countedWork(shared: SharedArrayBuffer): GitWork {
  const processes = counter(shared, 0);
  const reads = counter(shared, 1);
  return {
    get gitProcesses() {
      return processes.get();
    },
    set gitProcesses(count) {
      processes.set(count);
    },
    get blobReads() {
      return reads.get();
    },
    set blobReads(count) {
      reads.set(count);
    },
  };
}

/** Setting adds what the caller added to what it saw, so that `count++` in two threads counts twice. */
function counter(shared: SharedArrayBuffer, at: number) {
  const cells = new Int32Array(shared);
  let seen = 0;
  return {
    get: () => (seen = Atomics.load(cells, at)),
    set(count: number) {
      Atomics.add(cells, at, count - seen);
    },
  };
}
