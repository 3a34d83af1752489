// Does what was planned: the living are copied, packs given up, and files removed where nobody needs them.
import {existsSync} from 'node:fs';
import type {LiveLease} from '../leases.ts';
import {tmpFile} from '../tmp-files.ts';
import type {OpenPacks} from './open-packs.ts';
import type {SweepPlan} from './plan-sweep.ts';
import {noteAnswers, reachAnswers, removeCondemned, type Removed} from './remove-condemned.ts';
import {rewritePacks} from './rewrite-packs.ts';
import {answerSet} from './weigh-packs.ts';

export interface CarryOutOptions {
  readonly plan: SweepPlan;
  readonly roots: string;
  readonly tmp: string;
  readonly leases: () => Promise<readonly LiveLease[]>;
}

export async function carryOut(packs: OpenPacks, {plan, roots, tmp, leases}: CarryOutOptions, signal?: AbortSignal): Promise<Removed> {
  const {living} = plan;
  const going = new Set(plan.rewrite.map(({name}) => name));
  const answers = answerSet();
  // Packs that were given up before, and that somebody still reads, count like those that stay.
  await reachAnswers(packs, living, {skip: going, signal});
  await noteAnswers(packs, plan.stay, answers.add);
  const newestFirst = [...plan.rewrite].sort((a, b) => (a.madeAt > b.madeAt ? -1 : 1));
  const options = {living, tmp: () => tmpFile(tmp, 'pack'), ...(signal === undefined ? {} : {signal})};
  const names = newestFirst.map(({name}) => name);
  // All are given up before any of them goes: nothing that can still be found may lack what is under it.
  await rewritePacks(packs, names, {...options, takesAnswer: answers.add, after: (names) => packs.index.condemn(names)});
  const removed = await removeCondemned(packs, {...options, roots, leases});
  await forgetLost(packs);
  return removed;
}

/** Packs that somebody has removed by hand, or that were taken up again just as they went. */
async function forgetLost({index, files}: OpenPacks): Promise<void> {
  const lost = index.packs().filter(({name, retired}) => !retired && !existsSync(files.path(name)));
  if (lost.length > 0) await index.forget(lost.map(({name}) => name));
}
