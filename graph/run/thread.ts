// What runs inside a worker thread: runs a job with the thread's own host, and packs what came of it.
import {workerData} from 'node:worker_threads';
import type {Job} from './job.ts';
import {packOutcomes, type PackedOutcomes} from './packed-outcomes.ts';
import {runJob, type Host} from './run-job.ts';
import {packFailure, type ThreadFailure} from './thread-failure.ts';

interface Setup {readonly host: string; readonly data: unknown}

export async function runPackedJob(job: Job): Promise<PackedOutcomes | ThreadFailure> {
  try {
    return packOutcomes(await runJob(job, await host, new AbortController().signal));
  } catch (failure) {
    return packFailure(failure);
  }
}

async function makeHost({host: module, data}: Setup): Promise<Host> {
  const {threadHost} = (await import(module)) as {threadHost(data: unknown): Promise<Host>};
  return threadHost(data);
}

// Made as the thread starts, which may be long before its first job.
const host = makeHost(workerData as Setup);
host.catch(() => undefined); // the first job meets the failure
