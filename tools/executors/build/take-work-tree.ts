// The files of a dataset that takes what is not committed, too.
import {relative} from 'node:path';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {Mirror} from '../../../stages/source/git/mirror.ts';
import {repositoryFolder, workFolder} from '../../../stages/source/git/repository-folder.ts';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import {workTree, type WorkTree} from '../../../stages/source/git/work-tree.ts';
import type {Surroundings} from './surroundings.ts';

/** A larger file is no text that somebody is at work on. */
const largestFile = 32 * 1024 * 1024;

export interface Taking {
  readonly source: string;
  readonly mirror: Mirror;
  readonly head: string | undefined;
  /** Folders that builds write to. */
  readonly without: readonly string[];
  readonly progress: Surroundings['progress'];
}

export async function takeWorkTree(git: Git, {source, mirror, head, without, progress}: Taking, signal: AbortSignal): Promise<WorkTree> {
  const [folder, repository] = mirror.kind === 'local' ? [await workFolder(source), await repositoryFolder(source)] : [undefined, undefined];
  if (folder === undefined || repository === undefined) throw new SourceFailure({kind: 'no-work-tree', what: 'There is no work tree to take files from', where: source, hint: 'Name a folder with one, or leave out "uncommitted"'});
  const taken = await workTree(git, {mirror, gitDir: repository.gitDir, folder, head, maxBytes: largestFile, without: without.map((path) => Buffer.from(relative(folder, path)).toString('latin1')).filter((way) => way !== '' && !way.startsWith('..'))}, signal);
  if (taken.left > 0) progress({kind: 'note', text: `Left ${taken.left} changed ${taken.left === 1 ? 'path' : 'paths'} of the work tree as committed: too large, no file, or read by a filter that is a program`});
  return taken;
}
