// What a build is frozen to: the commits that the chosen references stand at, at one moment.
import {runGit, type Git} from './git-process.ts';
import type {Mirror} from './mirror.ts';
import type {ObjectFormat} from './mirror-folder.ts';
import {refList, type Ref, type RefList} from './ref-list.ts';
import {selectRefs, type Skipped} from './select-refs.ts';
import {SourceFailure} from './source-failure.ts';

export interface Snapshot {
  readonly objectFormat: ObjectFormat;
  /** `undefined` while HEAD names a branch without commits. */
  readonly head: string | undefined;
  /** All references by their full names. */
  readonly refs: ReadonlyMap<string, string>;
  /** Commits by the name they were asked for, sorted by name. */
  readonly selected: readonly Ref[];
  readonly skipped: readonly Skipped[];
}

/** `known`: what whoever watches the repository has read already: the same moment, and no process. */
export interface Freezable extends Mirror {readonly known?: RefList | undefined}

/** Two git processes when nothing moves meanwhile; one more when tags, commits or unusual references are asked for. */
export async function snapshot(git: Git, mirror: Freezable, patterns: readonly string[], signal: AbortSignal): Promise<Snapshot> {
  const list = mirror.known ?? (await refList(git, mirror.refsDir, signal));
  const {selected, skipped} = selectRefs(list, patterns, mirror.refsDir);
  const types = await typesOf(git, mirror.dir, selected.filter(({name}) => !isBranch(name)), signal);
  for (const {name, oid} of selected) {
    if (name === oid && types.get(oid) !== 'commit') throw notCommit(oid, mirror.refsDir);
  }
  const others = selected.filter(({name, oid}) => !isBranch(name) && types.get(oid) !== 'commit');
  return {
    objectFormat: mirror.objectFormat,
    head: list.head,
    refs: list.refs,
    selected: selected.filter((ref) => !others.includes(ref)),
    skipped: [...skipped, ...others.map(({name, oid}) => ({name, reason: `Stands at a ${types.get(oid) ?? 'missing object'}, not a commit`}))],
  };
}

/** Git lets a branch stand at nothing but a commit. */
function isBranch(name: string): boolean {
  return name === 'HEAD' || name.startsWith('refs/heads/');
}

async function typesOf(git: Git, gitDir: string, refs: readonly Ref[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const answer = await runGit(git, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {gitDir, input: refs.map(({oid}) => `${oid}\n`).join('')}, signal);
  const rows = answer.toString('latin1').split('\n').map((line) => line.split(' '));
  return new Map(rows.flatMap(([oid, type]) => (oid !== undefined && type !== undefined && type !== 'missing' ? [[oid, type] as const] : [])));
}

function notCommit(oid: string, where: string): SourceFailure {
  return new SourceFailure({kind: 'ref-missing', what: `No commit "${oid}"`, where, hint: 'Name a commit that the repository has, or fetch it first'});
}
