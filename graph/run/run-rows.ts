// Answers a set of rows: recalls what is known, runs the rest in batches, records every answer as soon as it is there.
import {nodeKey, type Slot} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import {isLost} from '../value/stub.ts';
import type {Params} from '../value/params.ts';
import type {Recorded, Store} from '../store.ts';
import {ValueLost} from '../merkle/value-lost.ts';
import {forEachBounded} from './bounded.ts';
import {byPlace} from './by-place.ts';
import {onlyReadable} from './only-readable.ts';
import type {Context} from './context.ts';
import {evaluate} from './evaluate.ts';
import {heapFor} from './heap.ts';
import {neighbours} from './neighbours.ts';
import {heapParcel, parcel} from './parcel.ts';
import {surfaceOf, type Surface} from './surface.ts';
import type {Job, Outcome} from './job.ts';
import {elsewhere} from './part.ts';
import {kept, reachOf, sealOutcome} from './run-job.ts';

export interface Ask {
  readonly id: string;
  readonly slots: readonly Slot[];
  /** Asked for only if the row must run: a cheaper way to the same answer, byte for byte, should there be one. */
  readonly shortcut?: () => Promise<Shortcut | undefined>;
}

/** Another task, and what it is asked. What it gives is recorded as the answer of the one it stands for. */
export interface Shortcut {readonly task: AnyTask; readonly params: Params; readonly slots: readonly Slot[]}

export interface Work {readonly collection: string; readonly task: AnyTask; readonly params: Params; readonly identity: Digest}

const rowsAtOnce = 256;
const digestsAtOnce = 256;
const bytesAtOnce = 512 * 1024;
const recalledAtOnce = 8192;

export async function runRows(context: Context, work: Work, asked: readonly Ask[]): Promise<Map<string, Digest>> {
  const answers = new Map<string, Digest>();
  if (work.task.light === true) {
    await forEachBounded(slices(asked, rowsAtOnce), 1, (batch) => runInPlace(context, work, {batch, answers}));
    return answers;
  }
  const asks = context.part === undefined ? asked : ownOf(context.part, work, {asked, answers});
  const unknown: KeyedAsk[] = [];
  for (const batch of slices(asks, recalledAtOnce)) unknown.push(...(await recall(context, work, {batch, answers})));
  const once = onceEach(unknown);
  const {own, others} = toldApart(context, work, once);
  try {
    await runOwn(context, work, {asks: own, answers});
  } catch (failure) {
    if (work.task.shared === true) for (const {key} of own) context.flights?.fail(key, failure);
    throw failure;
  }
  for (const {id, answer} of others) answers.set(id, await answer);
  for (const {id, twin} of unknown) if (twin !== undefined) answers.set(id, answers.get(twin)!); // its twin ran above
  return answers;
}

function ownOf(part: NonNullable<Context['part']>, {collection, identity, task}: Work, {asked, answers}: {readonly asked: readonly Ask[]; readonly answers: Map<string, Digest>}): readonly Ask[] {
  const own = part.own(collection, asked.map(({id, slots}) => ({id, key: nodeKey(identity, slots)})), task.shared === true);
  for (const {id} of asked) if (!own.has(id)) answers.set(id, elsewhere);
  return asked.filter(({id}) => own.has(id));
}

async function runOwn(context: Context, work: Work, {asks, answers}: {asks: readonly KeyedAsk[]; answers: Map<string, Digest>}): Promise<void> {
  const ordered = await byPlace(context.store, neighbours(asks), ({surface}) => (surface.foreign.length === 0 ? surface.stored : undefined));
  await forEachBounded(batches(context, work, ordered), context.pool.width + 1, async ({job, keyed}) => {
    const outcomes = await context.pool.run(job, context.signal);
    await record(context, {keyed, outcomes, answers});
    if (work.task.shared === true) for (const [at, {digest}] of outcomes.entries()) context.flights?.answer(keyed[at]!.key, digest); // a pool gives one outcome for each row
    context.emit({kind: 'rows-ran', collection: work.collection, task: work.task.name, ids: keyed.map(({id}) => id)});
  });
}

interface Flying {readonly id: string; readonly answer: Digest | Promise<Digest>}

/** Those to be run here, and those that another collection runs or ran. */
function toldApart({flights}: Context, {task}: Work, asks: readonly KeyedAsk[]): {readonly own: readonly KeyedAsk[]; readonly others: readonly Flying[]} {
  if (flights === undefined || task.shared !== true) return {own: asks, others: []};
  const own: KeyedAsk[] = [];
  const others: Flying[] = [];
  for (const ask of asks) {
    const answer = flights.join(ask.key);
    if (answer === undefined) own.push(ask);
    else others.push({id: ask.id, answer});
  }
  return {own, others};
}

interface KeyedAsk extends Ask {readonly key: Digest; readonly surface: Surface; twin?: string}

async function recall({store, emit, suspicious}: Context, work: Work, {batch, answers}: {batch: readonly Ask[]; answers: Map<string, Digest>}): Promise<KeyedAsk[]> {
  const keys = batch.map(({slots}) => nodeKey(work.identity, slots));
  const recalled = await store.recall(keys, work.task.name);
  const known = suspicious ? await onlyReadable(store, recalled) : recalled;
  const unknown: KeyedAsk[] = [];
  for (const [at, ask] of batch.entries()) {
    const digest = known[at];
    if (digest === undefined) unknown.push({...ask, key: keys[at]!, surface: surfaceOf(ask.slots)}); // a key for each row
    else answers.set(ask.id, digest);
  }
  const count = batch.length - unknown.length;
  if (count > 0) emit({kind: 'rows-recalled', collection: work.collection, task: work.task.name, count});
  return unknown;
}

/** Single flight: rows that ask the same thing run once, and the others name their twin. */
function onceEach(asks: readonly KeyedAsk[]): readonly KeyedAsk[] {
  const first = new Map<Digest, string>();
  return asks.filter((ask) => {
    const twin = first.get(ask.key);
    if (twin === undefined) first.set(ask.key, ask.id);
    else ask.twin = twin;
    return twin === undefined;
  });
}

interface Batch {readonly job: Job; readonly keyed: readonly KeyedAsk[]}

/** Cuts by rows and by bytes. Heaps are gathered as the batches are asked for, so few of them are in memory. */
async function* batches({store}: Context, {task, params}: Work, asks: readonly KeyedAsk[]): AsyncGenerator<Batch, void, undefined> {
  let size = digestsAtOnce;
  for (let start = 0; start < asks.length; ) {
    const job = await shortcutOf(store, asks[start]);
    if (job !== undefined) {
      yield {job, keyed: asks.slice(start, start + 1)};
      start++;
      continue;
    }
    const keyed = asks.slice(start, endOfBatch(asks, start, size));
    const rows = keyed.map(({slots}) => slots);
    const heap = keyed.some(({surface}) => surface.stored !== undefined) ? heapParcel(await heapFor(store, rows, reachOf(task))) : parcel([]);
    yield {job: {task: task.name, params, rows, heap}, keyed};
    start += keyed.length;
    const bytesPerDigest = heap.bytes.length / digestsIn(keyed);
    size = Math.min(digestsAtOnce, Math.floor(bytesAtOnce / Math.max(1, bytesPerDigest)));
  }
}

/** None where what it would build upon is gone: the row is then made as if for the first time. */
async function shortcutOf(store: Store, ask: KeyedAsk | undefined): Promise<Job | undefined> {
  try {
    const found = await ask?.shortcut?.();
    return found && {task: found.task.name, params: found.params, rows: [found.slots], heap: heapParcel(await heapFor(store, [found.slots], reachOf(found.task))), isShortcut: true};
  } catch (failure) {
    if (failure instanceof ValueLost) return undefined;
    throw failure;
  }
}

/** A row that is handed many pieces counts for as many. */
function endOfBatch(asks: readonly KeyedAsk[], start: number, size: number): number {
  let end = start;
  for (let digests = 0; end < asks.length && (end === start || (digests < size && asks[end]?.shortcut === undefined)); end++) digests += digestsIn(asks.slice(end, end + 1));
  return end;
}

function digestsIn(asks: readonly Ask[]): number {
  let count = 0;
  for (const {slots} of asks) for (const slot of slots) count += typeof slot === 'string' ? 1 : slot.length;
  return count;
}

async function record({store}: Context, {keyed, outcomes, answers}: {keyed: readonly KeyedAsk[]; outcomes: readonly Outcome[]; answers: Map<string, Digest>}): Promise<void> {
  const rows = outcomes.flatMap(({digest, bytes, beside = []}, at): Recorded[] => {
    const {id, key} = keyed[at]!; // a pool gives one outcome for each row
    answers.set(id, digest);
    return [...beside, {digest, ...(isLost(digest) ? {} : {key}), ...(bytes === undefined ? {} : {bytes})}];
  });
  await store.record(rows);
}

async function runInPlace(context: Context, {collection, task, params}: Work, {batch, answers}: {batch: readonly Ask[]; answers: Map<string, Digest>}): Promise<void> {
  const values = await evaluate(context, task, {params, rows: batch.map(({slots}) => slots)});
  const outcomes = values.map((value) => sealOutcome(task, value));
  for (const [at, {digest}] of outcomes.entries()) answers.set(batch[at]!.id, digest); // one value for each row
  await context.store.record(outcomes.flatMap(kept));
  context.emit({kind: 'rows-ran', collection, task: task.name, ids: batch.map(({id}) => id)});
}

function* slices<T>(list: readonly T[], size: number): Generator<readonly T[], void, undefined> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
