// Which commits other rules about what is forgotten decide otherwise about: those and no others are to be listed again.
import type {Forgetter} from '../../forget/forgetter.ts';
import {inBatches} from './batches.ts';
import {lines, listCommits, revisions, type Listed, type ListingOptions} from './commit-listing.ts';
import type {ReadCommits} from './date-book.ts';
import {runGit, type Git} from './git-process.ts';

export interface Turning {
  readonly listing: ListingOptions;
  readonly turns: Turns;
  readonly read: ReadCommits;
}

export interface Turns {
  readonly before: Forgetter;
  readonly after: Forgetter;
  /** False where both decide alike about every path: then no tree is looked at. */
  readonly byPath: boolean;
}

const commitsAtOnce = 256;

/** Parents first. */
export async function turnedCommits(git: Git, {listing, turns, read}: Turning, signal: AbortSignal): Promise<readonly string[]> {
  if (listing.tips.length === 0) return [];
  const turned: string[] = [];
  for await (const batch of inBatches(turns.byPath ? listCommits(git, {...listing, renames: 'none'}, signal) : named(git, listing, signal), () => 1 / commitsAtOnce)) {
    const found = await read(batch.map(({oid}) => oid));
    for (const [at, listed] of batch.entries()) {
      const commit = found[at]?.commit;
      if (commit !== undefined && isTurned({...commit, oid: listed.oid}, listed, turns)) turned.push(listed.oid);
    }
  }
  return turned;
}

function isTurned(commit: Parameters<Forgetter['commit']>[0], listed: Listed, {before, after, byPath}: Turns): boolean {
  const reason = after.commit(commit);
  if (before.commit(commit) !== reason) return true;
  return byPath && reason === undefined && 'changes' in listed && listed.changes.some(({path}) => before.path(path) !== after.path(path));
}

async function* named(git: Git, {gitDir, tips, not}: ListingOptions, signal: AbortSignal): AsyncGenerator<Listed, void, undefined> {
  for (const oid of lines(await runGit(git, ['rev-list', '--date-order', '--reverse', '--stdin'], {gitDir, input: revisions({tips, not})}, signal))) yield {oid, changes: []};
}
