// What tests of change groups begin with, and how they read what a build says of groups.
import type {ExecutionContext} from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Repo} from '../stages/source/git/rig.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

export const grouped: Partial<Dataset> = {groups: true, tokenizer: {kind: 'none'}};

/** A repository with a first commit, and how its changes are told apart: each file has lines of its own. */
export function begun(t: ExecutionContext) {
  const rig = mill(t);
  const {repo} = rig;
  const change = (name: string, message: string) => {
    repo.write(`${name}.txt`, `${Array.from({length: 8}, (_, line) => `${name} ${line}`).join('\n')}\n`);
    return repo.commit(message);
  };
  return {...rig, change, first: change('first', 'first')};
}

export type Shown = Readonly<Record<string, unknown>> & {readonly commit_hash: string; readonly change_group?: {readonly id: string; readonly commits: number; readonly requests: readonly string[]; readonly links: readonly {readonly with: string; readonly evidence: string; readonly confidence: number}[]}};

export function records(milled: Milled): ReadonlyMap<string, Shown> {
  return new Map((recordsOf(milled, 'commit') as readonly Shown[]).map((record) => [record.commit_hash, record]));
}

/** Which of some commits share a group, by the letters they are called. */
export function together(milled: Milled, named: Readonly<Record<string, string>>): readonly string[] {
  const found = records(milled);
  const groups = new Map<string, string>();
  for (const [name, oid] of Object.entries(named)) {
    const id = found.get(oid)?.change_group?.id ?? oid;
    groups.set(id, `${groups.get(id) ?? ''}${name}`);
  }
  return [...groups.values()].sort();
}

export function evidence(milled: Milled, oid: string): readonly string[] {
  return (records(milled).get(oid)?.change_group?.links ?? []).map((link) => link.evidence).sort();
}

/** Work on a branch that is known afterwards only by the head that a forge keeps. */
export function request(repo: Repo, number: number, work: () => readonly string[]): readonly string[] {
  repo.run('checkout', '--quiet', '-b', 'work');
  const oids = work();
  repo.run('update-ref', `refs/pull/${number}/head`, 'HEAD');
  repo.run('checkout', '--quiet', 'main');
  repo.run('branch', '--quiet', '-D', 'work');
  return oids;
}
