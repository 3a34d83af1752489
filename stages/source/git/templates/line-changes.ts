// The commits of a line, oldest first, with what each changed at the top of the tree and the corrected time it did so. Two processes of git, whatever the history.
import {revisions} from '../commit-listing.ts';
import {GitFailure} from '../git-failure.ts';
import {runGit, streamGit, type Git} from '../git-process.ts';

export interface LineCommit {readonly oid: string; readonly tree: string; /** When it came to the line: no earlier than the one below it. */ readonly at: number; readonly parent: string | undefined}
export interface Line {readonly gitDir: string; readonly tip: string; readonly not: readonly string[]}

/** Only committers' dates count: an author's may be years older. */
export async function lineCommits(git: Git, {gitDir, tip, not}: Line, signal: AbortSignal): Promise<readonly LineCommit[]> {
  const listed = await runGit(git, ['rev-list', '--first-parent', '--no-commit-header', '--format=%H %T %ct %P', '--reverse', '--stdin'], {gitDir, input: revisions({tips: [tip], not})}, signal);
  let before = 0;
  return listed.toString('latin1').split('\n').slice(0, -1).map((line) => {
    const [oid = '', tree = '', seconds = '', parent] = line.split(' ');
    const own = /^\d{1,10}$/.test(seconds) && Number(seconds) < latest ? Number(seconds) : 0;
    before = Math.max(before + 1, own);
    return {oid, tree, at: before, parent: parent === '' ? undefined : parent};
  });
}

/** 2100-01-01, as for the order of commits: one absurd date would move all that come after it. */
const latest = 4_102_444_800;

export interface TopChange {readonly name: string; /** None where it is gone. */ readonly after: {readonly oid: string; readonly folder: boolean} | undefined}
export interface LineChange {readonly at: number; readonly changes: readonly TopChange[]}

/** `from`: the tree below the first of them. Names that git has to quote are passed over. */
export async function* lineChanges(git: Git, {gitDir, from, commits}: {readonly gitDir: string; readonly from: string; readonly commits: readonly LineCommit[]}, signal: AbortSignal): AsyncGenerator<LineChange, void, undefined> {
  const moved = commits.map(({tree, at}, index) => ({before: commits[index - 1]?.tree ?? from, tree, at})).filter(({before, tree}) => before !== tree);
  if (moved.length === 0) return;
  const args = ['diff-tree', '--stdin', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
  let [rest, next, changes]: [string, number, TopChange[]] = ['', 0, []];
  for await (const chunk of streamGit(git, args, {gitDir, input: moved.map((one) => `${spelled(one)}\n`).join('')}, signal)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith(':')) {
        // Each pair is spelled on a line of its own, before what differs; one that lacks a tree is passed over without a word.
        if (next > 0) yield {at: moved[next - 1]?.at ?? 0, changes};
        if (line !== spelled(moved[next])) throw lost(args, moved[next]?.tree);
        next++;
        changes = [];
        continue;
      }
      const [, mode = '', oid = '', name] = /^:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t([^"].*)$/.exec(line) ?? [];
      if (name !== undefined) changes.push({name, after: /^(?:04|10)0/.test(mode) ? {oid, folder: mode === '040000'} : undefined});
    }
  }
  if (next < moved.length) throw lost(args, moved[next]?.tree);
  yield {at: moved[next - 1]?.at ?? 0, changes};
}

interface Moved {readonly before: string; readonly tree: string}

function spelled(moved: Moved | undefined): string {
  return `${moved?.before ?? ''} ${moved?.tree ?? ''}`;
}

function lost(args: readonly string[], tree = ''): GitFailure {
  return new GitFailure({command: `git ${args.join(' ')}`, code: 0, stderr: `missing tree ${tree} or the one before it`});
}
