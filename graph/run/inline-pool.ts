// Runs jobs in place: for tests, and for builds too small to be worth starting threads.
import type {Pool} from './job.ts';
import {runJob, type Host} from './run-job.ts';

export function inlinePool(host: Host): Pool {
  return {
    width: 1,
    run: (job, signal) => runJob(job, host, signal),
    close: () => host.loader.close(),
  };
}
