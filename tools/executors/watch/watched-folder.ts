// A repository on this machine: hints tell at once, a look at the times of a few files finds what they missed, and now and then it is read all the same.
import {join} from 'node:path';
import type {Git} from '../../../stages/source/git/git-process.ts';
import {refList} from '../../../stages/source/git/ref-list.ts';
import {repositoryFolder, textOf, type RepositoryFolder} from '../../../stages/source/git/repository-folder.ts';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import {isRefFolder, refPlaces} from '../../../stages/source/git/watch/ref-places.ts';
import {refPulse} from '../../../stages/source/git/watch/ref-pulse.ts';
import type {Bell} from './bell.ts';
import {hints, type Hints} from './hints.ts';
import type {Pace} from './pace.ts';
import {quiet} from './quiet.ts';
import type {Refs, WatchedSource} from './watched-source.ts';

export interface FolderWatching {
  readonly path: string;
  readonly git: Git;
  readonly bell: Bell;
  readonly pace: Pace;
  readonly note: (text: string) => void;
}

const pollMs = 2000;
/** A repository with thousands of folders of references is looked at less often: a look at one costs some ten microseconds, and this is less than a hundredth of a core. */
const pollMsForEach = 8;
/** A folder that is being deleted is no repository before it is gone. */
const goneMs = 300;
/** Whatever no time of a file tells. */
const wholeMs = 30_000;

export async function watchedFolder({path, git, bell, pace, note}: FolderWatching): Promise<WatchedSource> {
  const over = new AbortController();
  let armed: Armed | undefined;
  await arm(await repositoryFolder(path));
  const polling = poll();
  return {
    async refs(signal) {
      try {
        return await read(signal);
      } catch (failure) {
        if (failure instanceof SourceFailure || signal.aborted) throw failure;
        await pace.wait(goneMs, signal);
        return await read(signal);
      }
    },
    async [Symbol.asyncDispose]() {
      over.abort();
      await polling;
      await armed?.hints[Symbol.asyncDispose]();
    },
  };

  async function read(signal: AbortSignal): Promise<Refs> {
    const folder = await repositoryFolder(path);
    if (folder === undefined) throw new SourceFailure({kind: 'not-a-repository', what: 'Not a git repository', where: path, hint: 'Bring the repository back: it is waited for'});
    if (armed === undefined || armed.folder.gitDir !== folder.gitDir || armed.folder.commonDir !== folder.commonDir) await arm(folder);
    if (armed === undefined) throw new Error('A repository that is there is watched');
    await quiet({locks: armed.locks, underWay: armed.underWay, bell, pace}, signal);
    // Before the reading: what moves after it is seen by the next one.
    const pulse = await armed.pulse();
    // A file may have been written twice in one tick of the disk's clock, so what moved is read once more.
    armed.isOwed = pulse !== armed.last;
    armed.last = pulse;
    armed.readAt = pace.now();
    return {list: await refList(git, folder.gitDir, signal), cut: await textOf(join(folder.commonDir, 'shallow'))};
  }

  async function arm(folder: RepositoryFolder | undefined): Promise<void> {
    await armed?.hints[Symbol.asyncDispose]();
    armed = undefined;
    if (folder === undefined) return;
    const places = refPlaces(folder);
    const locks = new Set<string>();
    const heard = (at: string) => {
      // The index is locked by whoever looks at the work tree, and holds no reference.
      if (at.endsWith('.lock') && !at.endsWith('index.lock')) locks.add(at);
      bell.ring();
    };
    const heeded = hints({folders: [...places.tops, ...places.trees], below: (at) => isRefFolder(places, at), heard, failed: ({message}) => note(`Could not watch a folder of the repository, so it is looked at every other second: ${message}`)});
    await heeded.ready;
    armed = {folder, locks, underWay: places.underWay, pulse: refPulse(places), hints: heeded, last: undefined, isOwed: true, readAt: pace.now()};
  }

  async function poll(): Promise<void> {
    let looks = 0;
    while (!over.signal.aborted) {
      await pace.wait(Math.max(pollMs, looks * pollMsForEach), over.signal);
      const now = armed;
      if (over.signal.aborted || now === undefined) continue;
      const pulse = await now.pulse();
      looks = pulse.split(' ').length;
      if (pulse !== now.last || now.isOwed || pace.now() - now.readAt >= wholeMs) bell.ring();
    }
  }
}

interface Armed {
  readonly folder: RepositoryFolder;
  readonly locks: Set<string>;
  readonly underWay: readonly string[];
  readonly pulse: () => Promise<string>;
  readonly hints: Hints;
  last: string | undefined;
  isOwed: boolean;
  readAt: number;
}
