// The commits behind some tips as rows: each once, parents first, at the cost of what moved since the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import type {CommitCleaner} from './clean-commit.ts';
import {listCommits, lines, revisions, type Listed, type ListingOptions} from './commit-listing.ts';
import {parseCommit} from './commit-object.ts';
import {commitCodec} from './commit-record.ts';
import {dateBook, type Found, type Older} from './date-book.ts';
import {GitFailure} from './git-failure.ts';
import {runGit, type Git} from './git-process.ts';
import type {Mirror} from './mirror.ts';
import {inBatches, oneAhead} from './batches.ts';
import {objectReader, type ObjectReader} from './object-reader.ts';

export interface CommitFeedOptions {
  readonly mirror: Mirror;
  readonly tips: readonly string[];
  /** With `skip`, merges are rows without changes: their dates and messages still matter to what builds upon them. */
  readonly merges: ListingOptions['merges'];
  /** Takes secrets and people out of a commit before it is a row. */
  readonly cleaner?: CommitCleaner | undefined;
}

const rowsPerBatch = 256;
const changesPerBatch = 20_000;

export function commitFeed(git: Git, {mirror, tips, merges, cleaner}: CommitFeedOptions): Feed {
  // A partial clone has few blobs to compare, so only equal ones are called a rename there; the state says so.
  const clean = cleaner === undefined ? [] : [`clean ${cleaner.tag}`];
  const rules = [`merges ${merges}`, `renames ${mirror.partial ? 'exact' : 'similar'}`, ...clean, ...mirror.boundary.map((oid) => `boundary ${oid}`), ''].join('\n');
  const now = [...new Set(tips)].sort();
  const listing: ListingOptions = {gitDir: mirror.dir, tips: now, not: mirror.boundary, merges, renames: mirror.partial ? 'exact' : 'similar'};
  return {
    state: Buffer.from(`${rules}\n${now.join('\n')}`, 'latin1'),
    version: 1,
    async *changes(from, past, signal) {
      const reader = objectReader(git, {gitDir: mirror.dir, maxBytes: 256 * 1024 * 1024, verify: mirror.kind === 'local'});
      try {
        if (from === undefined) return yield* rows(git, {listing, reader, cleaner, older: {boundary: mirror.boundary, past: undefined}}, signal);
        const former = formerTips(from, rules);
        yield* gone(git, {gitDir: mirror.dir, tips: former, not: [...now, ...mirror.boundary]}, signal);
        yield* rows(git, {listing: {...listing, not: [...former, ...mirror.boundary]}, reader, cleaner, older: {boundary: mirror.boundary, past}}, signal);
      } catch (failure) {
        if (from !== undefined && failure instanceof GitFailure) throw new StateLost('Commits of the former state are not there any more', {cause: failure});
        throw failure;
      } finally {
        await reader.close();
      }
    },
  };
}

function formerTips(state: Uint8Array, rules: string): readonly string[] {
  const text = Buffer.from(state).toString('latin1');
  if (!text.startsWith(`${rules}\n`)) throw new StateLost('The commits were listed by other rules before');
  return text.slice(rules.length + 1).split('\n').filter((oid) => oid !== '');
}

async function* gone(git: Git, {gitDir, tips, not}: Pick<ListingOptions, 'gitDir' | 'tips' | 'not'>, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  if (tips.length === 0) return;
  const oids = lines(await runGit(git, ['rev-list', '--stdin'], {gitDir, input: revisions({tips, not})}, signal));
  for (let at = 0; at < oids.length; at += 4096) yield oids.slice(at, at + 4096).map((id) => ({id, digest: undefined}));
}

interface Rows {readonly listing: ListingOptions; readonly reader: ObjectReader; readonly cleaner: CommitCleaner | undefined; readonly older: Older}

async function* rows(git: Git, {listing, reader, cleaner, older}: Rows, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  if (listing.tips.length === 0) return;
  const read = (oids: readonly string[]) => readCommits(reader, oids, signal);
  const dates = dateBook(read, older);
  const batches = inBatches(listCommits(git, listing, signal), share);
  for await (const {item: listed, found} of oneAhead(batches, (batch) => read(batch.map(({oid}) => oid)))) {
    await dates.prepare(found);
    yield found.map((one, at) => row(one, {corrected: dates.correct(one), listed: listed[at], cleaner}));
  }
}

interface About {readonly corrected: number; readonly listed: Listed | undefined; readonly cleaner: CommitCleaner | undefined}

function row({oid, commit}: Found, {corrected, listed, cleaner}: About): FeedChange {
  if (commit === undefined) return {id: oid, digest: stubDigest('The commit object is missing or damaged', true)};
  if (listed === undefined || 'lost' in listed) return {id: oid, digest: stubDigest(listed?.lost ?? 'Not listed', true)};
  return {id: oid, ...seal(commitCodec, {...(cleaner?.cleanWith(commit, listed.changes) ?? {...commit, changes: listed.changes}), oid, corrected})};
}

/** What part of a batch a commit fills. */
function share(commit: Listed): number {
  return 1 / rowsPerBatch + ('changes' in commit ? commit.changes.length / changesPerBatch : 0);
}

async function readCommits(reader: ObjectReader, oids: readonly string[], signal: AbortSignal): Promise<readonly Found[]> {
  const objects = await reader.read(oids, signal);
  return oids.map((oid, at) => {
    const object = objects[at];
    return {oid, commit: object !== undefined && 'bytes' in object && object.type === 'commit' ? parseCommit(object.bytes) : undefined};
  });
}
