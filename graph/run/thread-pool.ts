// Runs jobs in worker threads. The only file that knows Piscina.
import {fileURLToPath} from 'node:url';
import {Piscina} from 'piscina';
import type {Pool} from './job.ts';
import {unpackOutcomes, type PackedOutcomes} from './packed-outcomes.ts';
import {unpackFailure, type ThreadFailure} from './thread-failure.ts';

export interface Threads {
  readonly count: number;
  /** A module that exports `threadHost(data)`: what a thread has at hand. The engine does not look into either. */
  readonly host: URL;
  readonly data: unknown;
}

/** V8 would give the young values of every thread ten times as much, which makes no build faster. */
const youngMb = 12;

export function threadPool({count, host, data}: Threads): Pool {
  const threads = started({
    filename: fileURLToPath(new URL('thread.ts', import.meta.url)),
    name: 'runPackedJob',
    minThreads: count,
    maxThreads: count,
    idleTimeout: 60_000,
    // While a thread waits for its next job its event loop must run: its loader may have a child process.
    atomics: 'disabled',
    workerData: {host: host.href, data},
    resourceLimits: {maxYoungGenerationSizeMb: youngMb},
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  // A thread that does not start takes no job, and whoever gave one would wait for ever.
  const lost = new AbortController();
  threads.on('error', (cause: unknown) => lost.abort(threadLost(cause)));
  return {
    width: count,
    async run(job, signal) {
      try {
        lost.signal.throwIfAborted();
        const came = (await threads.run(job, {signal: AbortSignal.any([signal, lost.signal]), transferList: [job.heap.bytes.buffer]})) as PackedOutcomes | ThreadFailure;
        if ('failed' in came) throw unpackFailure(came);
        return unpackOutcomes(came);
      } catch (failure) {
        signal.throwIfAborted();
        throw lost.signal.aborted ? lost.signal.reason : threadLost(failure);
      }
    },
    close: () => threads.destroy(),
  };
}

function started(options: ConstructorParameters<typeof Piscina>[0]): Piscina {
  try {
    return new Piscina(options);
  } catch (cause) {
    throw threadLost(cause);
  }
}

/** The system's reason is in the message only. */
function threadLost(cause: unknown): unknown {
  const code = cause instanceof Error ? /^Worker initialization failure: (E[0-9A-Z]+)$/.exec(cause.message)?.[1] : undefined;
  return code === undefined ? cause : Object.assign(new Error(`Could not start a thread: ${code}`, {cause}), {code, syscall: 'start'});
}
