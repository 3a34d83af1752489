// The mirror of a repository elsewhere: cloned once, then fetched. The one file that uses simple-git.
import {appendFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {simpleGit, type SimpleGit} from 'simple-git';
import {gitEnvironment, gitSettings, type Protocol} from './git-environment.ts';
import {GitFailure} from './git-failure.ts';
import {runGit, type Git} from './git-process.ts';
import type {MirrorFolder} from './mirror-folder.ts';
import {placeMirror, readMarker, type MirrorMarker} from './mirror-marker.ts';
import {parseRefs, type RefList} from './ref-list.ts';
import {SourceFailure} from './source-failure.ts';

export interface RemoteSource {readonly url: string; readonly protocol: Protocol; readonly dir: string}

export async function openRemoteMirror(git: Git, source: RemoteSource, signal: AbortSignal): Promise<MirrorFolder> {
  const known = await readMarker(source.dir);
  if (known !== undefined && known.source !== source.url) {
    throw new SourceFailure({kind: 'mirror-taken', what: `The folder holds the mirror of "${known.source}"`, where: source.dir, hint: `Name another folder for "${source.url}", or delete this one`});
  }
  const notes: string[] = [];
  const bring = () => (known === undefined ? clone(git, source, signal) : fetch(git, source, signal).then(() => known));
  const {objectFormat} = await bring().catch(async (failure: unknown) => {
    const folder = distrusted(failure, source);
    if (folder === undefined) throw failure;
    await trust(git, folder);
    notes.push(`The folder "${folder}" belongs to another user. Nothing in it is executed, so it is read all the same`);
    return await bring();
  });
  return {kind: 'remote', dir: source.dir, refsDir: source.dir, objectFormat, objectsOf: source.dir, notes};
}

async function clone(git: Git, source: RemoteSource, signal: AbortSignal): Promise<MirrorMarker> {
  return await placeMirror(source.dir, undefined, async (folder) => {
    await asked(git, {source, command: `git clone --mirror ${source.url}`, baseDir: git.home}, signal, (simple) => simple.clone(source.url, folder, ['--mirror', '--template=', '--quiet']));
    const format = (await runGit(git, ['rev-parse', '--show-object-format'], {gitDir: folder}, signal)).toString('latin1').trim();
    return {source: source.url, objectFormat: format === 'sha256' ? format : 'sha1'};
  });
}

async function fetch(git: Git, source: RemoteSource, signal: AbortSignal): Promise<void> {
  const call = {source, command: `git fetch ${source.url}`, baseDir: source.dir};
  await asked(git, call, signal, (simple) => simple.fetch(['--prune', '--no-write-fetch-head', '--quiet', 'origin']));
  const heads = await asked(git, {...call, command: `git ls-remote ${source.url}`}, signal, (simple) => simple.listRemote(['--symref', 'origin', 'HEAD']));
  // The source may have another default branch today.
  const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(heads)?.[1];
  if (head !== undefined) await runGit(git, ['symbolic-ref', 'HEAD', head], {gitDir: source.dir}, signal);
}

/** What a source elsewhere has now, at the cost of one question: nothing is fetched. */
export async function remoteRefs(git: Git, source: Omit<RemoteSource, 'dir'>, signal: AbortSignal): Promise<RefList> {
  return parseRefs(await asked(git, {source, command: `git ls-remote ${source.url}`, baseDir: git.home}, signal, (simple) => simple.listRemote([source.url])));
}

interface Asked {readonly source: Omit<RemoteSource, 'dir'>; readonly command: string; readonly baseDir: string}

/** Its guard takes our hardening for an attack, so what we set is allowed by name. */
async function asked<T>(git: Git, {source, command, baseDir}: Asked, signal: AbortSignal, ask: (simple: SimpleGit) => PromiseLike<T>): Promise<T> {
  signal.throwIfAborted();
  const environment = gitEnvironment(git, source.protocol);
  git.work.gitProcesses++;
  const simple = simpleGit({
    baseDir,
    abort: signal,
    config: [...gitSettings],
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeAskPass: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeEditor: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePager: true,
      allowUnsafeProtocolOverride: true,
      allowUnsafeSshCommand: true,
      allowUnsafeTemplateDir: true,
    },
  }).env({...environment});
  try {
    return await ask(simple);
  } catch (error) {
    signal.throwIfAborted();
    throw new GitFailure({command, code: undefined, stderr: error instanceof Error ? error.message : String(error)});
  }
}

/** The folder git would not read because it belongs to somebody else: only ever the one that the user named. */
function distrusted(failure: unknown, {url, protocol}: RemoteSource): string | undefined {
  if (!(failure instanceof GitFailure) || protocol !== 'file') return undefined;
  const named = fileURLToPath(url).replace(/\/$/, '');
  const refused = /dubious ownership in repository at '(.+)'/.exec(failure.stderr)?.[1];
  return refused !== undefined && [named, `${named}/.git`].includes(refused) ? refused : undefined;
}

async function trust(git: Git, folder: string): Promise<void> {
  await appendFile(git.globalConfig, `[safe]\n\tdirectory = "${folder.replace(/["\\]/g, '\\$&')}"\n`);
}
