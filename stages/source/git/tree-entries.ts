// What stands in the tree of a commit, in all of its folders: a batch of entries for each chunk that git writes.
import {fileName, type FileName} from './file-name.ts';
import {streamGit, type Git} from './git-process.ts';
import {rawTokens} from './raw-tokens.ts';

export interface TreeEntry {readonly mode: string; readonly oid: string; readonly name: FileName}

export interface Tree {readonly gitDir: string; readonly commit: string}

export async function* treeEntries(git: Git, {gitDir, commit}: Tree, signal: AbortSignal): AsyncGenerator<readonly TreeEntry[], void, undefined> {
  const listing = streamGit(git, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit], {gitDir}, signal);
  for await (const tokens of rawTokens(listing)) yield tokens.map(entryIn);
}

/** `<mode> SP <type> SP <oid> TAB <name>` */
function entryIn(token: Buffer): TreeEntry {
  const tab = token.indexOf(9);
  const [mode = '', , oid = ''] = token.toString('latin1', 0, tab).split(' ');
  return {mode, oid, name: fileName(token.subarray(tab + 1))};
}
