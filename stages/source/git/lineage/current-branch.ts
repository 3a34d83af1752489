// The reference that HEAD of a source stands for.
import {runGit, type Git} from '../git-process.ts';
import type {Mirror} from '../mirror.ts';

/** `undefined` while HEAD stands at a commit. */
export async function currentBranch(git: Git, {refsDir}: Pick<Mirror, 'refsDir'>, signal: AbortSignal): Promise<string | undefined> {
  const name = (await runGit(git, ['symbolic-ref', '--quiet', 'HEAD'], {gitDir: refsDir, answers: [1]}, signal)).toString('utf8').replace(/\n$/, '');
  return name === '' ? undefined : name;
}
