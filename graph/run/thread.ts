// What runs inside a worker thread: runs a job with the thread's own host, and packs what came of it.
import {workerData} from 'node:worker_threads';
import type {Job} from './job.ts';
import {packOutcomes, type PackedOutcomes} from './packed-outcomes.ts';
import {runJob, type Host} from './run-job.ts';

interface Setup {readonly host: string; readonly data: unknown}

let host: Promise<Host> | undefined;

export async function runPackedJob(job: Job): Promise<PackedOutcomes> {
  host ??= makeHost(setup());
  return packOutcomes(await runJob(job, await host, new AbortController().signal));
}

async function makeHost({host: module, data}: Setup): Promise<Host> {
  const {threadHost} = (await import(module)) as {threadHost(data: unknown): Promise<Host>};
  return threadHost(data);
}

function setup(): Setup {
  return workerData as Setup;
}
