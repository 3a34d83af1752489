// Lists commits with their file changes, parents first, through one `git log`. A commit whose objects are missing is listed as lost, and the listing goes on.
import {GitFailure} from './git-failure.ts';
import {runGit, streamGit, type Git} from './git-process.ts';
import type {FileChange} from './file-change.ts';
import {rawReader} from './raw-changes.ts';
import {rawTokens} from './raw-tokens.ts';
import {renameOptions, type Renames} from './rename-rules.ts';

export interface ListingOptions {
  readonly gitDir: string;
  /** Commits to list, with all that they build upon; without `not` and all that those build upon. */
  readonly tips: readonly string[];
  readonly not: readonly string[];
  /** Against what a merge is compared: its first parent, or nothing at all. */
  readonly merges: 'first-parent' | 'skip';
  readonly renames: Renames;
  /** Only the tips themselves, in the order given. */
  readonly alone?: boolean;
}

export type Listed = {readonly oid: string; readonly changes: readonly FileChange[]} | {readonly oid: string; readonly lost: string};

/** Each loss costs a process of its own; a repository that misses more is to be repaired, not listed. */
const mostLosses = 100;

export async function* listCommits(git: Git, options: ListingOptions, signal: AbortSignal): AsyncGenerator<Listed, void, undefined> {
  // About the order of shards, where branches lie side by side: what is made as commits are listed is then read in the order it was written.
  const order = ['--date-order', '--reverse', '--stdin'];
  let input = revisions(options);
  const alone = ['--no-walk=unsorted', '--stdin'];
  let walk = options.alone === true ? alone : order;
  let rest: readonly string[] | undefined;
  for (let losses = 0; ; losses++) {
    let listed = 0;
    try {
      for await (const commit of log(git, {...options, walk, input}, signal)) {
        listed++;
        yield commit;
      }
      return;
    } catch (failure) {
      if (!(failure instanceof GitFailure) || !failure.missesObject || losses === mostLosses) throw failure;
      if (options.alone === true) rest ??= options.tips;
      rest ??= lines(await runGit(git, ['rev-list', ...order], {gitDir: options.gitDir, input}, signal));
      const oid = rest[listed];
      if (oid === undefined) throw failure;
      yield {oid, lost: `An object of this commit is missing: ${failure.stderr.split('\n')[0] ?? ''}`};
      rest = rest.slice(listed + 1);
      if (rest.length === 0) return;
      walk = alone;
      input = `${rest.join('\n')}\n`;
    }
  }
}

/** Revisions for `--stdin`. */
export function revisions({tips, not}: Pick<ListingOptions, 'tips' | 'not'>): string {
  return [...tips, ...not.map((oid) => `^${oid}`), ''].join('\n');
}

export function lines(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n').filter((line) => line !== '');
}

async function* log(git: Git, {gitDir, walk, input, merges, renames}: ListingOptions & {walk: readonly string[]; input: string}, signal: AbortSignal): AsyncGenerator<Listed, void, undefined> {
  const args = [
    'log', ...walk, '--raw', '-z', '--no-abbrev', '--root', '--format=%H', ...renameOptions(renames),
    merges === 'skip' ? '--diff-merges=off' : '--diff-merges=first-parent',
    '--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-color', '--no-notes', '--no-mailmap',
  ];
  const done: Listed[] = [];
  let oid: string | undefined;
  const reader = rawReader((next) => {
    if (oid !== undefined) done.push({oid, changes: reader.changes});
    reader.reset();
    oid = next;
  });
  try {
    for await (const tokens of rawTokens(streamGit(git, args, {gitDir, input}, signal))) {
      for (const token of tokens) reader.take(token);
      yield* done.splice(0);
    }
  } catch (failure) {
    // Git prints a commit only after it compared it: the last one begun is whole.
    if (failure instanceof GitFailure && failure.missesObject && oid !== undefined) yield {oid, changes: reader.changes};
    throw failure;
  }
  if (oid !== undefined) yield {oid, changes: reader.changes};
}
