// Runs one batch: loads foreign bytes, decodes, calls the task, seals what it gives. The same code in a thread and in place.
import type {Loaded, Loader} from '../feed.ts';
import type {Recorded} from '../store.ts';
import type {AnyTask} from '../task/task.ts';
import type {Slot} from '../task/key.ts';
import type {Part} from '../value/codec.ts';
import {isStored, type Digest} from '../value/digest.ts';
import {isStub, stubDigest, type Stub} from '../value/stub.ts';
import {StubReached} from '../value/whole.ts';
import {seal} from '../value/wire.ts';
import type {Params} from '../value/params.ts';
import type {Job, Outcome} from './job.ts';
import {parcelHeap} from './parcel.ts';
import {foreignBehind, partOf, type Foreign, type Opened, type Reached} from './parts.ts';
import {TaskThrew} from './task-threw.ts';

/** What a thread has at hand. */
export interface Host {
  readonly loader: Loader;
  /** Those that few builds run may have to be loaded. */
  task(name: string): AnyTask | Promise<AnyTask>;
  /** What the task loads under these parameters. */
  resources(task: AnyTask, params: Params): Promise<ReadonlyMap<string, unknown>>;
}

/** Foreign objects asked for at a time: enough to keep a reader busy, few enough to hold in memory. */
const loadedAtOnce = 48;

export async function runJob(job: Job, host: Host, signal: AbortSignal): Promise<readonly Outcome[]> {
  const task = await host.task(job.task);
  const resources = await host.resources(task, job.params);
  const outcomes: Outcome[] = [];
  const waiting: (readonly Slot[])[] = [];
  let addresses = new Set<Digest>();
  let running: Promise<void> = Promise.resolve();
  const reached: Reached = {heap: parcelHeap(job.heap), reach: reachOf(task)};
  for (const row of job.rows) {
    foreignOf(row, reached, addresses);
    waiting.push(row);
    if (addresses.size >= loadedAtOnce) await startWaiting();
  }
  await startWaiting();
  await running;
  return outcomes;

  /** While these rows' objects are being read, the rows before them run. */
  async function startWaiting(): Promise<void> {
    const rows = waiting.splice(0);
    const loading = loadAll(host.loader, [...addresses], signal);
    addresses = new Set();
    loading.catch(() => undefined); // it is awaited once the rows before are done
    await running;
    running = loading.then(({foreign, free}) => runLoaded(rows, foreign).finally(free));
    running.catch(() => undefined); // likewise
  }

  async function runLoaded(rows: readonly (readonly Slot[])[], foreign: Foreign): Promise<void> {
    const opened = {foreign, memo: new Map<Digest, Part>()};
    for (const row of rows) {
      const gone = missing(row, reached, foreign);
      if (gone !== undefined) outcomes.push({digest: stubDigest(gone, true)});
      else {
        const parts = row.map((slot) => slotPart(slot, reached, opened));
        outcomes.push(sealOutcome(task, await runRow(task, parts, {params: job.params, resources})));
      }
    }
    signal.throwIfAborted();
  }
}

/** Decodes a row's slots and calls the task. A stub the decoder cannot do without becomes the row's own. */
export async function runRow(task: AnyTask, slots: readonly Part[], {params, resources}: {params: Params; resources: ReadonlyMap<string, unknown>}): Promise<unknown> {
  const input: Record<string, unknown> = {};
  try {
    for (const [at, [name, codec]] of Object.entries(task.input).entries()) {
      const part = slots[at];
      if (part === undefined) throw new Error(`Task "${task.name}" got ${slots.length} inputs, needs "${name}" too`);
      if ('stub' in part) return {stub: part.stub} satisfies Stub;
      input[name] = codec.decode(part.bytes, part.parts);
    }
    return await task.run(input, params, resources);
  } catch (cause) {
    if (cause instanceof StubReached) return {stub: cause.stub} satisfies Stub;
    throw new TaskThrew(task.name, slots.map(({digest}) => digest), cause);
  }
}

/** Pieces of a bucket come as one part that links to each of them. */
export function slotPart(slot: Slot, reached: Reached, opened: Opened): Part {
  if (typeof slot === 'string') return partOf(slot, reached, opened);
  return {digest: stubDigest('pieces'), bytes: new Uint8Array(), parts: slot.map((digest) => partOf(digest, reached, opened))};
}

export function reachOf({light, reach = Infinity}: AnyTask): number {
  return light === true ? 0 : reach;
}

export function sealOutcome(task: AnyTask, value: unknown): Outcome {
  if (isStub(value)) return {digest: stubDigest(value.stub)};
  const {digest, bytes, beside} = seal(task.output, value);
  return {digest, ...(isStored(digest) ? {bytes} : {}), ...(beside === undefined ? {} : {beside})};
}

/** What of an outcome must be stored for its digest to be read again. */
export function kept({digest, bytes, beside = []}: Outcome): readonly Recorded[] {
  return bytes === undefined ? beside : [...beside, {digest, bytes}];
}

function missing(row: readonly Slot[], reached: Reached, foreign: ReadonlyMap<Digest, Loaded>): string | undefined {
  if (![...foreign.values()].includes(undefined)) return undefined;
  const behind = new Set<Digest>();
  foreignOf(row, reached, behind);
  for (const digest of behind) if (foreign.get(digest) === undefined) return `missing ${digest}`;
  return undefined;
}

async function loadAll(loader: Loader, addresses: readonly Digest[], signal: AbortSignal): Promise<LoadedObjects> {
  const loaded = addresses.length === 0 ? [] : await loader.load(addresses, signal);
  return {foreign: new Map(addresses.map((address, at) => [address, loaded[at]])), free: () => loader.recycle?.(loaded)};
}

/** What a batch of rows was given; freed once their outcomes, which are copies, are sealed. */
interface LoadedObjects {readonly foreign: Foreign; free(): void}

function foreignOf(row: readonly Slot[], reached: Reached, found: Set<Digest>): void {
  for (const slot of row) for (const digest of typeof slot === 'string' ? [slot] : slot) foreignBehind(digest, reached, found);
}
