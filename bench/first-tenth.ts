// Finds where a history was when it had about a tenth of its commits: the latest commit of the main line with no more.
import {runGit, type Git} from '../stages/source/git/git-process.ts';

export async function firstTenth(git: Git, gitDir: string, signal: AbortSignal): Promise<string> {
  const line = (await runGit(git, ['rev-list', '--first-parent', 'HEAD'], {gitDir}, signal)).toString().trim().split('\n');
  const count = async (oid: string) => Number((await runGit(git, ['rev-list', '--count', oid], {gitDir}, signal)).toString());
  const most = (await count('HEAD')) / 10;
  // Newest first: every step back along the line loses commits.
  let [from, to] = [0, line.length - 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((await count(line[middle] ?? 'HEAD')) <= most) to = middle;
    else from = middle + 1;
  }
  return line[to] ?? 'HEAD';
}
