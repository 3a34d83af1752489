// Where a bench works: a folder of its own with borrowed copies of the history, stores, outputs and an empty home, gone when it is done.
import {mkdir, mkdtemp, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join} from 'node:path';
import {gitEnvironment} from '../stages/source/git/git-environment.ts';
import type {Git} from '../stages/source/git/git-process.ts';
import {borrowedRepository, lender} from './borrowed-repository.ts';
import {firstTenth} from './first-tenth.ts';
import {growHistory, type Grow} from './grow-history.ts';

export interface Lab extends AsyncDisposable {
  readonly dir: string;
  readonly git: Git;
  /** What every measured process sees: nothing of the user's settings. */
  readonly env: Readonly<Record<string, string>>;
  /** The commit that was HEAD of the repository. */
  readonly head: string;
  /** Stays at that commit. */
  readonly still: string;
  /** Grows during the bench. */
  readonly moving: string;
  readonly grow: Grow;
  /** Ends where the history had a tenth of its commits. */
  readonly tenth: string;
  readonly threads: number | undefined;
}

export async function openLab({repo, threads}: {readonly repo: string; readonly threads: number | undefined}, signal: AbortSignal): Promise<Lab> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'gristmill-bench-')));
  try {
    const home = join(dir, 'home');
    await mkdir(home);
    // Programs that this Node starts by its name must find it, and not an older one.
    const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
    const git: Git = {path, home, globalConfig: join(home, 'gitconfig'), work: {gitProcesses: 0, blobReads: 0}};
    const from = await lender(git, repo, signal);
    const copy = (name: string, head: string) => borrowedRepository(git, from, {dir: join(dir, name), head}, signal);
    const still = await copy('still.git', from.head);
    const moving = await copy('moving.git', from.head);
    const tenth = await copy('tenth.git', await firstTenth(git, still, signal));
    const env = {...gitEnvironment(git), XDG_CACHE_HOME: join(dir, 'cache'), NODE_COMPILE_CACHE: join(dir, 'compiled')};
    return {dir, git, env, head: from.head, still, moving, grow: growHistory(git, moving), tenth, threads, [Symbol.asyncDispose]: () => rm(dir, {recursive: true, force: true})};
  } catch (failure) {
    await rm(dir, {recursive: true, force: true});
    throw failure;
  }
}
