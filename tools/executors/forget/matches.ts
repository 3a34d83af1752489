// What rules are about today: how much of the history and of the snapshot they take out. An answer of nothing may be a spelling mistake.
import type {ForgetRules} from '../../../stages/forget/forget-rules.ts';
import {noForgetting} from '../../../stages/forget/forget-rules.ts';
import {forgetter} from '../../../stages/forget/forgetter.ts';
import {parseCommit} from '../../../stages/source/git/commit-object.ts';
import {fileName} from '../../../stages/source/git/file-name.ts';
import {streamGit, type Git} from '../../../stages/source/git/git-process.ts';
import {objectReader} from '../../../stages/source/git/object-reader.ts';
import {pullMembers} from '../../../stages/source/git/pull-members.ts';
import {rawTokens} from '../../../stages/source/git/raw-tokens.ts';
import {turnedCommits} from '../../../stages/source/git/turned-commits.ts';
import type {Source} from '../build/open-source.ts';

export interface Matches {
  /** Commits that are forgotten, or that lose patches. */
  readonly commits: number;
  /** Of the snapshot, by their paths. Which licence a file is under is known when it is built. */
  readonly files: number;
}

export async function matchesOf(rules: ForgetRules, {git, source: {mirror, frozen, commit}}: {readonly git: Git; readonly source: Source}, signal: AbortSignal): Promise<Matches> {
  const gitDir = mirror.dir;
  const tips = [...new Set(frozen.selected.map(({oid}) => oid))].sort();
  const asked = forgetter(rules, await pullMembers(git, {gitDir, tips, not: mirror.boundary, pulls: rules.pulls}, signal));
  const reader = objectReader(git, {gitDir, verify: mirror.kind === 'local'});
  try {
    const read = async (oids: readonly string[]) => (await reader.read(oids, signal)).map((object, at) => ({oid: oids[at] ?? '', commit: object !== undefined && 'bytes' in object && object.type === 'commit' ? parseCommit(object.bytes) : undefined}));
    const listing = {gitDir, tips, not: mirror.boundary, merges: 'first-parent', renames: 'none'} as const;
    const commits = await turnedCommits(git, {listing, turns: {before: forgetter(noForgetting), after: asked, byPath: rules.paths.length > 0}, read}, signal);
    return {commits: commits.length, files: commit === undefined || rules.paths.length === 0 ? 0 : await filesAt(git, {gitDir, commit}, asked.path, signal)};
  } finally {
    await reader.close();
  }
}

async function filesAt(git: Git, {gitDir, commit}: {readonly gitDir: string; readonly commit: string}, forgets: (path: string) => boolean, signal: AbortSignal): Promise<number> {
  let files = 0;
  for await (const tokens of rawTokens(streamGit(git, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', commit], {gitDir}, signal))) {
    files += tokens.filter((token) => forgets(fileName(token).path)).length;
  }
  return files;
}
