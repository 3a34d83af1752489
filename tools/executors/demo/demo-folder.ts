// Lays out the folder of the demonstration: its repository and its configuration. A folder with anything else in it is left alone.
import {mkdtemp, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {runGit, startGit, type Git} from '../../../stages/source/git/git-process.ts';
import {CommandFailure} from '../config/command-failure.ts';
import {isFile} from '../config/find-config.ts';
import {historyStream} from './history-stream.ts';

export interface DemoFolder {readonly folder: string; readonly config: string; readonly repository: string}

const configFile = 'dataset.config.json';
const repositoryFolder = 'repository.git';
const configuration = `${JSON.stringify({source: `./${repositoryFolder}`, out: './out', store: './store', report: true}, null, 2)}\n`;

export async function demoFolder(folder: string, {path, shown}: {readonly path: string; readonly shown: string}, signal: AbortSignal): Promise<DemoFolder> {
  const demo = {folder, config: join(folder, configFile), repository: join(folder, repositoryFolder)};
  if (!(await isOurs(demo))) throw new CommandFailure(`Could not use the folder "${shown}": it holds something else`, {kind: 'folder-taken', where: shown, facts: {other: await freeBeside(folder, shown)}});
  await makeFolder(folder);
  await writeFile(demo.config, configuration);
  if (!(await isFile(join(demo.repository, 'HEAD')))) await makeRepository(demo, path, signal);
  return demo;
}

async function isOurs({folder, config}: DemoFolder): Promise<boolean> {
  if ((await namesIn(folder)).length === 0) return true;
  return (await isFile(config)) && (await readFile(config, 'utf8')) === configuration;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

async function freeBeside(folder: string, shown: string): Promise<string> {
  for (let number = 2; ; number++) if ((await namesIn(`${folder}-${number}`)).length === 0) return `${shown}-${number}`;
}

/** Made beside its place, so that a half-made one is never taken for whole. Nothing of the user's git configuration takes part. */
async function makeRepository({folder, repository}: DemoFolder, path: string, signal: AbortSignal): Promise<void> {
  const home = await mkdtemp(join(folder, `${basename(repository)}.making-`));
  const made = join(home, 'made');
  const git: Git = {path, home, globalConfig: join(home, 'gitconfig'), work: {gitProcesses: 0, blobReads: 0}};
  try {
    await runGit(git, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '--', made], {gitDir: made}, signal);
    const {stdin, stdout, ended} = startGit(git, ['fast-import', '--quiet', '--done'], {gitDir: made});
    stdout?.resume();
    stdin.end(historyStream());
    const failure = await ended;
    signal.throwIfAborted();
    if (failure !== undefined) throw failure;
    await rename(made, repository);
  } finally {
    await rm(home, {recursive: true, force: true});
  }
}
