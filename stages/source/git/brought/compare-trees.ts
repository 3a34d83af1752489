// Compares many pairs of trees in one git process.
import type {FileChange} from '../file-change.ts';
import {streamGit, type Git} from '../git-process.ts';
import {rawReader} from '../raw-changes.ts';
import {renameOptions, type Renames} from '../rename-rules.ts';
import {rawTokens} from '../raw-tokens.ts';

export interface Comparing {
  readonly gitDir: string;
  readonly pairs: readonly (readonly [before: string, after: string])[];
  readonly renames: Renames;
}

const newline = 0x0a;

/** The changes of each pair, in the order asked. */
export async function compareTrees(git: Git, {gitDir, pairs, renames}: Comparing, signal: AbortSignal): Promise<readonly (readonly FileChange[])[]> {
  if (pairs.length === 0) return [];
  const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', ...renameOptions(renames), '--no-ext-diff', '--no-textconv', '--no-color'];
  const input = pairs.map(([before, after]) => `${before} ${after}\n`).join('');
  const found: (readonly FileChange[])[] = [];
  let begun = false;
  const reader = rawReader(() => {
    if (begun) found.push(reader.changes);
    begun = true;
    reader.reset();
  });
  let names = 0;
  for await (const tokens of rawTokens(streamGit(git, args, {gitDir, input}, signal))) {
    for (const token of tokens) {
      if (names > 0) {
        names--;
        reader.take(token);
        continue;
      }
      // Each pair is spelled on a line of its own, before its first change.
      let start = 0;
      for (let end = token.indexOf(newline); end >= 0; end = token.indexOf(newline, start)) {
        reader.take(token.subarray(start, end));
        start = end + 1;
      }
      const change = token.subarray(start);
      reader.take(change);
      names = /[RC]\d*$/.test(change.toString('latin1')) ? 2 : 1;
    }
  }
  if (begun) found.push(reader.changes);
  // What follows the last change are pairs that are equal.
  return pairs.map((_, at) => found[at] ?? []);
}
