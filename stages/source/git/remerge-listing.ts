// Merges again what was merged, and lists what people made other than git alone would have: nothing, where a merge is clean.
//
// What git's own merge comes to is written into our mirror, conflicts with their marks included, so that its texts are read like any others.
// The names at the marks are full object names: the same wherever and whenever it is done.
import type {FileChange} from './file-change.ts';
import {revisions, type ListingOptions} from './commit-listing.ts';
import {runGit, type Git} from './git-process.ts';
import {rawReader} from './raw-changes.ts';
import {renameOptions} from './rename-rules.ts';

/** By merge of two. Git merges more than two only where there is nothing to decide. */
export type Remerged = ReadonlyMap<string, readonly FileChange[]>;

interface Merge {readonly oid: string; readonly tree: string; readonly parents: string}

export async function listRemerged(git: Git, {gitDir, tips, not, renames, alone = false}: Omit<ListingOptions, 'merges'>, signal: AbortSignal): Promise<Remerged> {
  if (tips.length === 0) return new Map();
  const walk = ['log', '--merges', '--max-parents=2', ...(alone ? ['--no-walk=unsorted'] : []), '--stdin', '--format=%H %T %P', '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap'];
  const listed = (await runGit(git, walk, {gitDir, input: revisions({tips, not})}, signal)).toString('latin1').split('\n').filter((line) => line !== '');
  const merges = listed.map((line): Merge => ({oid: line.split(' ')[0] ?? '', tree: line.split(' ')[1] ?? '', parents: line.split(' ').slice(2).join(' ')}));
  if (merges.length === 0) return new Map();
  const trees = await mergedTrees(git, merges, gitDir, signal);
  const other = merges.flatMap(({oid, tree}, at) => (trees[at] === tree ? [] : [{oid, trees: `${trees[at]} ${tree}`}]));
  const found = await changesBetween(git, other.map((pair) => pair.trees), {gitDir, options: renameOptions(renames)}, signal);
  const changes = new Map<string, readonly FileChange[]>(merges.map(({oid}) => [oid, []]));
  for (const [at, {oid}] of other.entries()) changes.set(oid, found[at] ?? []);
  return changes;
}

/** For each merge `clean NUL tree NUL`, the names of what did not merge, each with a NUL, and a NUL. */
async function mergedTrees(git: Git, merges: readonly Merge[], gitDir: string, signal: AbortSignal): Promise<readonly string[]> {
  const args = ['merge-tree', '--write-tree', '--stdin', '--allow-unrelated-histories', '--no-messages', '--name-only'];
  const tokens = (await runGit(git, args, {gitDir, input: merges.map(({parents}) => `${parents}\n`).join('')}, signal)).toString('latin1').split('\0');
  const trees: string[] = [];
  for (let at = 0; at + 1 < tokens.length; at = tokens.indexOf('', at + 2) + 1) trees.push(tokens[at + 1] ?? '');
  return trees;
}

/** Git prints both trees and a newline in front of the changes between them. No two of these trees are equal, so each has some. */
async function changesBetween(git: Git, pairs: readonly string[], {gitDir, options}: {readonly gitDir: string; readonly options: readonly string[]}, signal: AbortSignal): Promise<readonly (readonly FileChange[])[]> {
  if (pairs.length === 0) return [];
  const bytes = await runGit(git, ['diff-tree', '--stdin', '-r', '--raw', '-z', '--no-abbrev', ...options, '--no-ext-diff', '--no-textconv'], {gitDir, input: pairs.map((pair) => `${pair}\n`).join('')}, signal);
  const all: (readonly FileChange[])[] = [];
  const reader = rawReader(() => undefined);
  let names = 0;
  let open = false;
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0, from);
    let token = bytes.subarray(from, end < 0 ? bytes.length : end);
    from = end < 0 ? bytes.length : end + 1;
    if (names > 0) names--;
    else {
      const colon = token.indexOf(':');
      if (colon > 0) {
        if (open) all.push(reader.changes);
        reader.reset();
        open = true;
        token = token.subarray(colon);
      }
      names = / [RC]\d+$/.test(token.toString('latin1')) ? 2 : 1;
    }
    reader.take(token);
  }
  return open ? [...all, reader.changes] : all;
}
