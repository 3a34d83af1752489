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
  /** Only what stands at the top of both, a folder as one entry. */
  readonly top?: boolean;
}

/** The changes of a pair, and which of those asked it is. */
export interface Compared {readonly at: number; readonly changes: readonly FileChange[]}

const newline = 0x0a;

/** The changes of each pair, in the order asked; `undefined` where a tree is not there: git passes over such a pair without a word. */
export async function compareTrees(git: Git, comparing: Comparing, signal: AbortSignal): Promise<readonly (readonly FileChange[] | undefined)[]> {
  const found = comparing.pairs.map((): readonly FileChange[] | undefined => undefined);
  for await (const {at, changes} of comparedTrees(git, comparing, signal)) found[at] = changes;
  return found;
}

/** The same one by one, without those that git passes over. */
export async function* comparedTrees(git: Git, {gitDir, pairs, renames, top = false}: Comparing, signal: AbortSignal): AsyncGenerator<Compared, void, undefined> {
  if (pairs.length === 0) return;
  const args = ['diff-tree', '--stdin', ...(top ? [] : ['-r']), '-z', '--raw', '--no-abbrev', ...renameOptions(renames), '--no-ext-diff', '--no-textconv', '--no-color'];
  const asked = pairs.map(([before, after]) => `${before} ${after}`);
  const done: Compared[] = [];
  let at = -1;
  const reader = rawReader((pair) => {
    if (at >= 0) done.push({at, changes: reader.changes});
    // Answers come in the order of the questions.
    do at++; while (at < asked.length && asked[at] !== pair);
    if (at === asked.length) throw new Error(`Git diff-tree answered with "${pair}", which was not asked for next`);
    reader.reset();
  });
  let names = 0;
  for await (const tokens of rawTokens(ended(streamGit(git, args, {gitDir, input: asked.map((pair) => `${pair}\n`).join('')}, signal)))) {
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
      if (change.length === 0) continue;
      reader.take(change);
      names = /[RC]\d*$/.test(change.toString('latin1')) ? 2 : 1;
    }
    yield* done.splice(0);
  }
  if (at >= 0) yield {at, changes: reader.changes};
}

/** Pairs that are equal stand behind the last change, with nothing to end them. */
async function* ended(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  yield* chunks;
  yield Buffer.of(0);
}
