// A repository of our own that stands for a source. Every git command but the reading of a local source's refs runs on it, so no foreign configuration is ever in force.
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Git} from './git-process.ts';
import {openLocalMirror} from './local-mirror.ts';
import type {MirrorFolder} from './mirror-folder.ts';
import type {RemoteSource} from './remote-mirror.ts';
import {textOf} from './repository-folder.ts';
import {sourceAddress} from './source-address.ts';
import {SourceFailure} from './source-failure.ts';

export interface Mirror extends MirrorFolder {
  /** Commits a shallow clone was cut at. They are not listed: each would look like a root that adds every file. */
  readonly boundary: readonly string[];
  /** True for a partial clone, which lacks objects on purpose. */
  readonly partial: boolean;
}

export interface MirrorOptions {
  /** An absolute folder, or an address. */
  readonly source: string;
  readonly dir: string;
  readonly shallow?: 'refuse' | 'drop-boundary';
}

export async function openMirror(git: Git, {source, dir, shallow = 'refuse'}: MirrorOptions, signal: AbortSignal): Promise<Mirror> {
  const address = sourceAddress(source);
  const folder = address.kind === 'local' ? await openLocalMirror(git, {path: address.path, dir}, signal) : await openRemote(git, {...address, dir}, signal);
  const boundary = ((await textOf(join(folder.objectsOf, 'shallow'))) ?? '').split('\n').filter((oid) => oid !== '').sort();
  if (boundary.length > 0 && shallow === 'refuse') {
    throw new SourceFailure({
      kind: 'shallow',
      what: `The source is a shallow clone, cut at ${boundary.length} commits`,
      where: source,
      hint: 'Run "git fetch --unshallow" in it, or set "shallow" to "drop-boundary" to go on with the commits after the cut',
    });
  }
  const packs = await readdir(join(folder.objectsOf, 'objects', 'pack'));
  return {...folder, boundary, partial: packs.some((name) => name.endsWith('.promisor'))};
}

/** Loaded when it is needed: a local source that has not changed is done sooner than the package behind this is read. */
async function openRemote(git: Git, source: RemoteSource, signal: AbortSignal): Promise<MirrorFolder> {
  const {openRemoteMirror} = await import('./remote-mirror.ts');
  return await openRemoteMirror(git, source, signal);
}
