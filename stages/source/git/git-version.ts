// Which git it is: asked where its own judgement becomes part of what is built.
import {runGit, type Git} from './git-process.ts';

export async function gitVersion(git: Git, gitDir: string, signal: AbortSignal): Promise<string> {
  const said = (await runGit(git, ['version'], {gitDir}, signal)).toString('utf8').trim();
  // One line of the state of a feed, whatever a git says.
  return said.replace(/^git version /, '').replace(/\s+/g, ' ');
}
