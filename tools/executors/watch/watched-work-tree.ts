// A work tree whose files are in the dataset: a bell that rings when one may have changed, and what there is when it has.
import {join, relative, sep} from 'node:path';
import type {Git} from '../../../stages/source/git/git-process.ts';
import {openMirror} from '../../../stages/source/git/mirror.ts';
import {workFolder} from '../../../stages/source/git/repository-folder.ts';
import {ignoredFolders} from '../../../stages/source/git/work-tree.ts';
import type {Dataset} from '../build/contract.ts';
import {mirrorFolder} from '../build/mirror-folder.ts';
import {takeWorkTree} from '../build/take-work-tree.ts';
import type {Bell} from './bell.ts';
import {hints, type Hints} from './hints.ts';

export interface WatchedWorkTree extends AsyncDisposable {
  /** A name for what lies there now. */
  seen(head: string | undefined, signal: AbortSignal): Promise<string>;
}

export interface WorkTreeWatching {
  readonly dataset: Dataset;
  readonly git: Git;
  readonly bell: Bell;
  readonly note: (text: string) => void;
}

/** Folders are watched, and no file: what is ignored when the watch begins is left alone, as builds of programs write there all day. */
export async function watchedWorkTree({dataset, git, bell, note}: WorkTreeWatching): Promise<WatchedWorkTree> {
  const {source, store, out, shallow} = dataset;
  let heeded: Hints | undefined;
  return {
    async seen(head, signal) {
      const mirror = await openMirror(git, {source, dir: mirrorFolder({source, store}), shallow}, signal);
      const {commit, changed} = await takeWorkTree(git, {source, mirror, head, without: [out, store], progress: () => {}}, signal);
      heeded ??= await arm(mirror.dir, signal);
      return `${commit ?? ''} ${changed}`;
    },
    async [Symbol.asyncDispose]() {
      await heeded?.[Symbol.asyncDispose]();
    },
  };

  async function arm(gitDir: string, signal: AbortSignal): Promise<Hints | undefined> {
    const folder = await workFolder(source);
    if (folder === undefined) return undefined;
    const ignored = (await ignoredFolders(git, {gitDir, folder}, signal)).map((path) => join(folder, path));
    const aside = [join(folder, '.git'), out, store, ...ignored];
    const below = (path: string) => !relative(folder, path).split(sep).includes('.git') && !aside.some((one) => path === one || path.startsWith(one + sep));
    const watch = hints({folders: [folder], below, heard: (path) => below(path) && bell.ring(), failed: ({message}) => note(`Could not watch a folder of the work tree, so its changes are seen later: ${message}`)});
    await watch.ready;
    return watch;
  }
}
