// The commits of a line, oldest first, with what each changed at the top of the tree and the corrected time it did so. Two processes of git, whatever the history.
import {comparedTrees} from '../brought/compare-trees.ts';
import {revisions} from '../commit-listing.ts';
import {latestDate} from '../corrected-date.ts';
import type {FileChange} from '../file-change.ts';
import {GitFailure} from '../git-failure.ts';
import {runGit, type Git} from '../git-process.ts';

export interface LineCommit {readonly oid: string; readonly tree: string; /** When it came to the line: no earlier than the one below it. */ readonly at: number; readonly parent: string | undefined}
export interface Line {readonly gitDir: string; readonly tip: string; readonly not: readonly string[]}

/** Only committers' dates count: an author's may be years older. */
export async function lineCommits(git: Git, {gitDir, tip, not}: Line, signal: AbortSignal): Promise<readonly LineCommit[]> {
  const listed = await runGit(git, ['rev-list', '--first-parent', '--no-commit-header', '--format=%H %T %ct %P', '--reverse', '--stdin'], {gitDir, input: revisions({tips: [tip], not})}, signal);
  let before = 0;
  return listed.toString('latin1').split('\n').slice(0, -1).map((line) => {
    const [oid = '', tree = '', seconds = '', parent] = line.split(' ');
    const own = /^\d{1,10}$/.test(seconds) && Number(seconds) < latestDate ? Number(seconds) : 0;
    before = Math.max(before + 1, own);
    return {oid, tree, at: before, parent: parent === '' ? undefined : parent};
  });
}

export interface TopChange {readonly name: string; /** None where it is gone. */ readonly after: {readonly oid: string; readonly folder: boolean} | undefined}
export interface LineChange {readonly at: number; readonly changes: readonly TopChange[]}

/** `from`: the tree below the first of them. */
export async function* lineChanges(git: Git, {gitDir, from, commits}: {readonly gitDir: string; readonly from: string; readonly commits: readonly LineCommit[]}, signal: AbortSignal): AsyncGenerator<LineChange, void, undefined> {
  const moved = commits.map(({tree, at}, index) => ({before: commits[index - 1]?.tree ?? from, tree, at})).filter(({before, tree}) => before !== tree);
  const pairs = moved.map(({before, tree}) => [before, tree] as const);
  let next = 0;
  for await (const {at, changes} of comparedTrees(git, {gitDir, pairs, renames: 'none', top: true}, signal)) {
    if (at > next) break;
    yield {at: moved[at]?.at ?? 0, changes: changes.map(topChange)};
    next++;
  }
  if (next < moved.length) throw new GitFailure({command: 'git diff-tree --stdin', code: 0, stderr: `missing tree ${moved[next]?.tree ?? ''} or the one before it`});
}

/** What is neither a file nor a folder is as good as gone. */
function topChange({path, newMode, after}: FileChange): TopChange {
  return {name: path, after: after !== undefined && /^(?:04|10)0/.test(newMode) ? {oid: after, folder: newMode === '040000'} : undefined};
}
