// What a sweep will keep: marks from the roots, weighs the packs, and gives up more until it fits.
import type {Digest} from '../../graph/value/digest.ts';
import type {LiveLease} from '../leases.ts';
import {decide, youngFrom, type Decision, type Weighed} from './decide.ts';
import {living, type Living} from './living.ts';
import type {OpenPacks} from './open-packs.ts';
import {newest, type SweptTarget} from './targets.ts';
import {weighPacks, type Unspared} from './weigh-packs.ts';

export interface PlanOptions {
  readonly targets: readonly SweptTarget[];
  /** Those who are at work: what they have sealed since they began is theirs. */
  readonly leases: readonly LiveLease[];
  readonly nowMs: number;
  readonly keep: number;
  readonly keepForMs: number;
  readonly maxBytes: number;
  readonly exact: boolean;
  /** Bytes that may be written. */
  readonly room: number;
}

export interface SweepPlan extends Decision {
  readonly living: Living;
  /** Roots of each target that stay: fewer than asked for when more did not fit. */
  readonly keep: number;
  /** Of what is reached from roots, about. */
  readonly live: number;
  readonly missing: number;
  readonly unreadable: number;
}

/** From the newest roots to the oldest, so that the oldest are the first to be taken back. */
export async function planSweep(packs: OpenPacks, options: PlanOptions, signal?: AbortSignal): Promise<SweepPlan> {
  const {targets, maxBytes} = options;
  const reached = living(packs.readEach);
  const marks = [];
  for (let keep = 1; keep <= Math.max(1, options.keep); keep++) {
    marks.push(reached.mark());
    await reached.reach(targets.flatMap((target) => newest(target, keep).map(({root}) => root)), signal);
  }
  for (;;) {
    const back = marks.pop();
    const plan = await planFor(packs, {living: reached, keep: marks.length + 1, options}, signal);
    if (plan.bytes <= maxBytes || plan.keep === 1 || back === undefined) return plan;
    reached.backTo(back);
  }
}

/** The plan with more that is reached. */
export async function withRoots(packs: OpenPacks, {plan, roots, options}: {plan: SweepPlan; roots: readonly Digest[]; options: PlanOptions}, signal?: AbortSignal): Promise<SweepPlan> {
  const before = plan.living.values;
  await plan.living.reach(roots, signal);
  return plan.living.values === before ? plan : planFor(packs, {...plan, options}, signal);
}

async function planFor(packs: OpenPacks, {living: reached, keep, options}: Pick<SweepPlan, 'living' | 'keep'> & {options: PlanOptions}, signal: AbortSignal | undefined): Promise<SweepPlan> {
  const all = await weighPacks(packs, reached, signal);
  const {exact, maxBytes, room} = options;
  return {...decide(spare(all, options), {exact, maxBytes, room}), living: reached, keep, missing: reached.missing, unreadable: all.filter((pack) => pack.unreadable).length};
}

/** In an exact sweep nothing is: those who are at work can still read what they have seen. */
function spare(packs: readonly Unspared[], {leases, nowMs, keepForMs, exact}: PlanOptions): readonly Weighed[] {
  const young = exact ? undefined : youngFrom(packs.map(({madeAt}) => madeAt), {nowMs, keepForMs});
  const work = exact || leases.length === 0 ? Infinity : Math.min(...leases.map(({sinceMs}) => sinceMs));
  return packs.map((pack): Weighed => {
    if (pack.unreadable || Number(pack.madeAt) / 1e6 >= work) return {...pack, spared: 'at work'};
    return {...pack, spared: young !== undefined && pack.madeAt >= young ? 'young' : 'no'};
  });
}
