// Runs jobs in worker threads. The only file that knows Piscina.
import {fileURLToPath} from 'node:url';
import {Piscina} from 'piscina';
import type {Pool} from './job.ts';
import {unpackOutcomes, type PackedOutcomes} from './packed-outcomes.ts';

export interface Threads {
  readonly count: number;
  /** A module that exports `threadHost(data)`: what a thread has at hand. The engine does not look into either. */
  readonly host: URL;
  readonly data: unknown;
}

export function threadPool({count, host, data}: Threads): Pool {
  const threads = new Piscina({
    filename: fileURLToPath(new URL('thread.ts', import.meta.url)),
    name: 'runPackedJob',
    minThreads: count,
    maxThreads: count,
    idleTimeout: 60_000,
    // While a thread waits for its next job its event loop must run: its loader may have a child process.
    atomics: 'disabled',
    workerData: {host: host.href, data},
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    width: count,
    async run(job, signal) {
      return unpackOutcomes((await threads.run(job, {signal, transferList: [job.heap.bytes.buffer]})) as PackedOutcomes);
    },
    close: () => threads.destroy(),
  };
}
