// Whether git is there, is new enough, and does what a build asks of it: in an empty repository of our own, with the environment of a build.
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gitSettings} from '../../../stages/source/git/git-environment.ts';
import {runGit, type Git} from '../../../stages/source/git/git-process.ts';
import type {Host} from '../host.ts';
import {failed, fine, missing, type Finding} from './finding.ts';

const oldest = [2, 36] as const;

export async function lookAtGit({env}: Pick<Host, 'env'>, signal: AbortSignal): Promise<Finding> {
  const root = await mkdtemp(join(tmpdir(), 'gristmill-doctor-'));
  try {
    const [home, gitDir] = [join(root, 'home'), join(root, 'repository')];
    await mkdir(home);
    const git: Git = {path: env['PATH'] ?? '', home, globalConfig: join(root, 'gitconfig'), work: {gitProcesses: 0, blobReads: 0}};
    const said = (await runGit(git, ['version'], {gitDir}, signal)).toString('utf8').trim();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(said) ?? [];
    if (Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor) < oldest[1])) {
      return missing('git', `${said} is too old`, `install git ${oldest.join('.')} or newer, or put its folder into PATH`);
    }
    await runGit(git, ['init', '--quiet', '--bare', '--template=', '--', gitDir], {gitDir}, signal);
    await runGit(git, ['show-ref', '--head', '--dereference'], {gitDir, answers: [1]}, signal);
    await runGit(git, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {gitDir, input: ''}, signal);
    return fine('git', `${said.replace(/^git version /, '')}, and works with all ${gitSettings.length} settings that keep a repository from running anything`);
  } catch (failure) {
    return failed('git', failure, {});
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}
