// What runs inside a worker thread: unpacks a job, runs it with the thread's own host, packs what came of it.
import {workerData} from 'node:worker_threads';
import type {PackedJob, PackedOutcomes} from './parcel.ts';
import {packOutcomes, unpackJob} from './parcel.ts';
import {runJob, type Host} from './run-job.ts';

interface Setup {readonly host: string; readonly data: unknown}

let host: Promise<Host> | undefined;

export async function runPackedJob(packed: PackedJob): Promise<PackedOutcomes> {
  host ??= makeHost(setup());
  return packOutcomes(await runJob(unpackJob(packed), await host, new AbortController().signal));
}

async function makeHost({host: module, data}: Setup): Promise<Host> {
  const {threadHost} = (await import(module)) as {threadHost(data: unknown): Promise<Host>};
  return threadHost(data);
}

function setup(): Setup {
  return workerData as Setup;
}
