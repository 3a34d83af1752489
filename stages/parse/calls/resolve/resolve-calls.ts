// Tells of each call of a file what it calls. Ambiguous stays ambiguous, with its candidates; a call of nothing in this repository is no row.
import type {Repository} from '../../packages/repository.ts';
import type {Family} from '../family.ts';
import type {CallSite, Usage, UseSite} from '../usage.ts';
import {evaluator} from './evaluate.ts';
import type {Ask} from './names.ts';
import {memberBucket} from './piece.ts';
import {scopings} from './scoping/scopings.ts';
import type {Context, Found, Value} from './value.ts';
import {usualMembers} from './usual-members.ts';

export type Verdict = 'ambiguous' | 'elsewhere' | 'resolved' | 'unresolved';

export interface ResolvedCall {
  readonly kind: CallSite['kind'];
  /** The id of what it stands in; empty for the file. */
  readonly within: string;
  readonly verdict: Verdict;
  /** How it is known: by names and imports, by the type of what it is called on, or since nothing else has the name. */
  readonly evidence: 'name' | 'only one' | 'type' | '';
  readonly targets: readonly Target[];
}

/** A type of this repository that is named. What is elsewhere, and what nobody knows, is no row. */
export interface ResolvedUse extends Pick<ResolvedCall, 'within' | 'targets'> {readonly verdict: 'ambiguous' | 'resolved'}

export interface ResolvedSites {
  readonly calls: readonly ResolvedCall[];
  /** In the order of the uses; a hole where one is of nothing here. */
  readonly uses: readonly (ResolvedUse | undefined)[];
}

export interface Target {readonly path: string; readonly id: string; readonly inline: string}

const mostTargets = 16;

export function resolveCalls(own: {readonly path: string; readonly usage: Usage}, repository: Repository, ask: Ask): ResolvedSites {
  const {path, usage} = own;
  const {family, says, calls, things, uses = []} = usage;
  const scoping = scopings[family](repository);
  const evaluate = evaluator({family, ask, scoping, own});
  const seen = (target: Target): boolean => scoping.sees?.(path, target.path) ?? true;
  const types = new Map(things.filter(({kind}) => kind !== 'function').map((thing) => [`${thing.inline} ${thing.id}`, thing]));
  return {
    calls: calls.map((site) => ({kind: site.kind, within: nameInFile({id: site.within, inline: site.inline}), ...verdictOf(evaluate(site.callee, contextOf(site)), site.callee.is === 'member', {family, ask, seen})})),
    uses: uses.map((site) => {
      const value = evaluate(site.type, contextOf(site));
      const found = value.is === 'things' ? value.found.filter(({thing}) => thing.kind === 'type') : [];
      const targets = targetsOf(found).filter(seen);
      return targets.length === 0 ? undefined : {within: nameInFile({id: site.within, inline: site.inline}), verdict: targets.length === 1 && surelyThere(found) ? 'resolved' : 'ambiguous', targets: targets.slice(0, mostTargets)};
    }),
  };

  /** What `this` is: the nearest around that has members. */
  function contextOf({within, inline}: Pick<UseSite, 'inline' | 'within'>): Context {
    const spoken = {path, says, inline};
    for (let id = within; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('.')))) {
      const thing = types.get(`${inline} ${id}`);
      if (thing !== undefined && (thing.kind === 'type' || id !== within)) return {...spoken, self: {is: 'instance', of: [{at: spoken, thing}]}};
    }
    return spoken;
  }
}

/** As things are called in their file, with the modules inside of it that they stand in. */
export function nameInFile({inline, id}: Pick<Target, 'id' | 'inline'>): string {
  return [inline.replaceAll('::', '.'), id].filter((part) => part !== '').join('.');
}

interface Around {readonly family: Family; readonly ask: Ask; seen(target: Target): boolean}

function verdictOf(value: Value, isMember: boolean, {family, ask, seen}: Around): Pick<ResolvedCall, 'verdict' | 'evidence' | 'targets'> {
  if (value.is === 'things') {
    const targets = targetsOf(value.found.filter(({thing}) => thing.kind !== 'module')).filter(seen);
    if (targets.length === 0) return {verdict: 'elsewhere', evidence: '', targets};
    return {verdict: targets.length === 1 && surelyThere(value.found) ? 'resolved' : 'ambiguous', evidence: value.self === undefined ? 'name' : 'type', targets: targets.slice(0, mostTargets)};
  }
  if (value.is !== 'unknown') return {verdict: 'elsewhere', evidence: '', targets: []};
  if (!isMember || value.member === '' || usualMembers[family].has(value.member)) return {verdict: 'unresolved', evidence: '', targets: []};
  const targets = targetsOf(ask(memberBucket(family, value.member)).flatMap(({path, says, things}) => things.map((thing) => ({at: {path, says, inline: thing.inline}, thing})))).filter(seen);
  const verdict = targets.length === 0 ? 'unresolved' : targets.length === 1 ? 'resolved' : 'ambiguous';
  return {verdict, evidence: verdict === 'unresolved' ? '' : 'only one', targets: targets.slice(0, mostTargets)};
}

/** What stands in both branches of a condition is there either way. */
function surelyThere(found: readonly Found[]): boolean {
  return found.length > 1 || found.every(({thing}) => thing.perhaps !== true);
}

function targetsOf(found: readonly Found[]): readonly Target[] {
  const targets = new Map<string, Target>();
  for (const {at: {path, inline}, thing: {id}} of found) targets.set(`${path} ${inline} ${id}`, {path, id, inline});
  return [...targets.values()];
}
