// Throws away what no kept build needs, beside running builders. What is kept: the last roots of every target, work in progress, and all that is under either.
import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Belief} from './claim-file.ts';
import {hasRoom, lookAtDisk} from './disk.ts';
import {durableFolder} from './durable.ts';
import type {Note} from './index-guard.ts';
import {indexFolder} from './index-rows.ts';
import {liveLeases, type LiveLease} from './leases.ts';
import {whileNobodyIsThere} from './nobody-there.ts';
import {openIndex} from './open-index.ts';
import type {ProcessIdentity} from './process-identity.ts';
import {removeGuards, removeLeft, takeLock, type LockOptions} from './process-lock.ts';
import {indexBytes, isTooEmpty} from './sweep/index-bytes.ts';
import {openPacks, type OpenPacks} from './sweep/open-packs.ts';
import {planSweep, withRoots, type PlanOptions} from './sweep/plan-sweep.ts';
import {dropOlder, forsake, newest, rootsToKeep, targetsIn, type Forsaken} from './sweep/targets.ts';
import {readFooter} from './read-footer.ts';
import {storeErrorOf} from './store-error.ts';
import {carryOut} from './sweep/carry-out.ts';
import {removeStale, tmpFile} from './tmp-files.ts';

export interface SweepOptions {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Roots of each target that stay. */
  readonly keep?: number;
  /** Packs younger than this stay: they may be the work of a build that was interrupted, and has published nothing yet. */
  readonly keepForMs?: number;
  /** Older roots go, then work in progress, until the packs take no more than this; never the last root of a target. */
  readonly maxBytes?: number;
  /** Leaves no byte of what is not kept, whatever it costs: for what must not be there any more. */
  readonly exact?: boolean;
  /** Only what this target had before goes: everything that others have stays, however old. */
  readonly forsake?: Forsaken;
  /** Says what would go, and changes nothing. */
  readonly dryRun?: boolean;
  /** Told of another sweep that is waited for. */
  readonly waiting?: (holder: ProcessIdentity) => void;
  readonly note?: Note;
}

export interface SweepReport {
  readonly targets: readonly {readonly name: string; readonly kept: number; readonly dropped: number}[];
  /** `removed` are gone, those rewritten included; `waiting` are found no more, and go once the builders that run now have ended. */
  readonly packs: {readonly kept: number; readonly rewritten: number; readonly removed: number; readonly waiting: number};
  /** Of packs and index. `live` is what is reached from roots, about. */
  readonly bytes: {readonly before: number; readonly after: number; readonly live: number};
  readonly index: {readonly before: number; readonly after: number; readonly madeAnew: boolean};
  /** Builders that roots, packs or the index are waiting for: once they have ended, another sweep takes more. */
  readonly waitingFor: readonly LiveLease[];
  /** Packs whose tables are damaged: what they hold can neither be weighed nor removed. */
  readonly unreadable: number;
  /** Values that kept roots reach and the store has lost. */
  readonly missing: number;
  /** False when even the last roots take more than `maxBytes`. */
  readonly fits: boolean;
}

const hour = 3_600_000;
const day = 24 * hour;
/** How long a process on another machine, or in another container, is taken to be at work if it does not say so again. */
const believeForMs = day;

export async function sweep(dir: string, options: SweepOptions, signal?: AbortSignal): Promise<SweepReport> {
  try {
    return existsSync(join(dir, 'packs')) ? await sweepThere(dir, options, signal) : nothing;
  } catch (cause) {
    throw storeErrorOf(cause, dir);
  }
}

async function sweepThere(dir: string, options: SweepOptions, signal: AbortSignal | undefined): Promise<SweepReport> {
  const {dryRun = false, waiting} = options;
  const place = placeOf(dir, options);
  await durableFolder(place.tmp);
  await removeStale(place.tmp);
  const lock: LockOptions = {tmp: place.tmp, belief: place.belief, ...(waiting === undefined ? {} : {waiting})};
  if (dryRun) return await sweepLocked(place, {options, lock}, signal);
  await using _ = await takeLock(join(dir, 'sweep.lock'), lock, signal);
  await removeGuards(join(dir, 'sweep.lock'));
  for (const other of ['opening.lock', 'alone.lock', 'tmp/packs.lock']) await removeLeft(join(dir, other), lock, signal);
  const disk = await lookAtDisk(dir);
  if (!disk.remote && hasRoom(disk, 0)) return await sweepLocked(place, {options, lock}, signal);
  // Each process has an index of its own then, and none sees what another gives up: so nobody else may be there.
  const alone = await whileNobodyIsThere(dir, {lock, leases: place.leases, act: () => sweepLocked(place, {options, lock}, signal)}, signal);
  return alone ?? {...(await sweepLocked(place, {options: {...options, dryRun: true}, lock}, signal)), waitingFor: await place.leases()};
}

interface Place {
  readonly dir: string;
  readonly packs: string;
  readonly tmp: string;
  readonly roots: string;
  readonly belief: () => Belief;
  readonly leases: () => Promise<readonly LiveLease[]>;
  readonly note: Note;
}

function placeOf(dir: string, {clock, note = () => {}}: Pick<SweepOptions, 'clock' | 'note'>): Place {
  const belief = () => ({nowMs: clock(), forMs: believeForMs});
  return {dir, note, packs: join(dir, 'packs'), tmp: join(dir, 'tmp'), roots: join(dir, 'roots'), belief, leases: () => liveLeases(join(dir, 'leases'), belief())};
}

async function sweepLocked(place: Place, {options, lock}: {options: SweepOptions; lock: LockOptions}, signal: AbortSignal | undefined): Promise<SweepReport> {
  const {clock, keep = 3, keepForMs = 7 * day, maxBytes = Infinity, exact = false, dryRun = false, forsake: forsaken} = options;
  const indexBefore = await indexBytes(place.dir);
  const outcome = await withPacks(place, async (packs) => {
    const before = bytesOf(packs);
    const all = await targetsIn(place.roots);
    const targets = forsaken === undefined ? all : await forsake(place.roots, all, forsaken, dryRun);
    const room = (await lookAtDisk(place.dir)).free / 2;
    const planned: PlanOptions = {targets, leases: await place.leases(), nowMs: clock(), keep, keepForMs, maxBytes, exact, room};
    const marked = await planSweep(packs, planned, signal);
    if (!dryRun) await dropOlder(place.roots, targets, {keep: marked.keep, tmp: () => tmpFile(place.tmp, 'root'), leases: place.leases});
    const inUse = dryRun ? [] : await rootsToKeep(place.roots, await place.leases());
    const plan = dryRun ? marked : await withRoots(packs, {plan: marked, roots: inUse, options: planned}, signal);
    const swept = dryRun ? {names: plan.rewrite.map(({name}) => name), waiting: 0, waitingFor: []} : await carryOut(packs, {...place, plan}, signal);
    const after = dryRun ? plan.bytes : bytesOf(packs);
    const held = inUse.length > targets.reduce((sum, target) => sum + newest(target, plan.keep).length, 0);
    return {before, after, targets, plan, swept, held, shared: packs.index.shared, rows: dryRun ? Infinity : await rowsIn(packs)};
  });
  const {plan, targets, swept} = outcome;
  const indexSwept = await indexBytes(place.dir);
  const wanted = swept.waiting === 0 && !outcome.held && outcome.shared && !dryRun && (exact || isTooEmpty(indexSwept, outcome.rows));
  const madeAnew = wanted && (await whileNobodyIsThere(place.dir, {lock, leases: place.leases, act: () => makeIndexAnew(place)}, signal)) === true;
  const index = {before: indexBefore, after: await indexBytes(place.dir), madeAnew};
  return {
    targets: targets.map((target) => {
      const kept = newest(target, plan.keep).length;
      return {name: target.name, kept, dropped: target.roots.length - kept};
    }),
    packs: {kept: plan.stay.length, rewritten: plan.rewrite.filter(({live}) => live > 0).length, removed: swept.names.length, waiting: swept.waiting},
    bytes: {before: outcome.before + index.before, after: outcome.after + index.after, live: Math.round(plan.live)},
    index,
    waitingFor: outcome.held || (wanted && !madeAnew) ? await place.leases() : swept.waitingFor,
    unreadable: plan.unreadable,
    missing: plan.missing,
    fits: outcome.after <= maxBytes,
  };
}

async function withPacks<T>({dir, packs, tmp, note}: Place, act: (packs: OpenPacks) => Promise<T>): Promise<T> {
  await using opened = await openPacks(await openIndex(dir, {look: lookAtDisk, note}), {packs, tmp});
  return await act(opened);
}

/** A database file never shrinks by itself; the packs know all that is in it. */
async function makeIndexAnew(place: Place): Promise<boolean> {
  await rm(join(place.dir, indexFolder), {recursive: true, force: true});
  return withPacks(place, async () => true);
}

function bytesOf({index}: OpenPacks): number {
  return index.packs().reduce((sum, {size}) => sum + size, 0);
}

async function rowsIn({index, files}: OpenPacks): Promise<number> {
  let rows = 0;
  for (const {name} of index.packs()) {
    const pack = await readFooter(files.path(name));
    rows += pack === undefined ? 0 : pack.table.lengths.length + pack.table.addresses.length;
  }
  return rows;
}

const nothing: SweepReport = {
  targets: [],
  packs: {kept: 0, rewritten: 0, removed: 0, waiting: 0},
  bytes: {before: 0, after: 0, live: 0},
  index: {before: 0, after: 0, madeAnew: false},
  waitingFor: [],
  unreadable: 0,
  missing: 0,
  fits: true,
};
