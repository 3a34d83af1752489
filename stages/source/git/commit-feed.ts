// The commits behind some tips as rows: each once, parents first, at the cost of what moved since the former state.
import {StateLost, type Feed, type FeedChange} from '../../../graph/feed.ts';
import {stubDigest} from '../../../graph/value/stub.ts';
import {seal} from '../../../graph/value/wire.ts';
import {forgetter, type Forgetter} from '../../forget/forgetter.ts';
import {isRuleLine, noForgetting, readRules, spellRules, type ForgetRules} from '../../forget/forget-rules.ts';
import type {CommitCleaner} from './clean-commit.ts';
import {listCommits, lines, revisions, type Listed, type ListingOptions} from './commit-listing.ts';
import {parseCommit} from './commit-object.ts';
import {commitCodec} from './commit-record.ts';
import {dateBook, type Found, type Older} from './date-book.ts';
import {GitFailure} from './git-failure.ts';
import type {FileChange} from './file-change.ts';
import {runGit, type Git} from './git-process.ts';
import {listMerges} from './merge-listing.ts';
import {mergedFiles} from './merged-files.ts';
import type {Mirror} from './mirror.ts';
import {pullMembers} from './pull-members.ts';
import {spellRenames, usualRenames, type RenameRules} from './rename-rules.ts';
import {listRemerged} from './remerge-listing.ts';
import {turnedCommits} from './turned-commits.ts';
import {inBatches, oneAhead} from './batches.ts';
import {objectBytes} from './object-bytes.ts';
import {objectReader, type ObjectReader} from './object-reader.ts';

export interface CommitFeedOptions {
  readonly mirror: Mirror;
  readonly tips: readonly string[];
  /** With `skip`, merges are rows without changes: their dates and messages still matter to what builds upon them. */
  /** In a partial clone nothing is merged again: there merges are compared with their first parents. */
  readonly merges: ListingOptions['merges'] | 'combined' | 'remerge';
  /** The version of git where merges are made again: another one may merge otherwise, and then they are listed anew. */
  readonly mergedBy?: string | undefined;
  /** The usual rules where none are given. */
  readonly renames?: RenameRules | 'none' | undefined;
  /** Takes secrets and people out of a commit before it is a row. */
  readonly cleaner?: CommitCleaner | undefined;
  /** What is forgotten never becomes a row, or a change of one. */
  readonly forget?: ForgetRules | undefined;
}

const rowsPerBatch = 256;
const changesPerBatch = 20_000;

export function commitFeed(git: Git, {mirror, tips, merges: how, mergedBy = '', renames: wanted = usualRenames, cleaner, forget = noForgetting}: CommitFeedOptions): Feed {
  // A partial clone has few blobs to compare, so only equal ones are called a rename there; the state says so.
  const merges = how === 'remerge' && mirror.partial ? 'first-parent' : how;
  const renames = mirror.partial && wanted !== 'none' ? 'exact' : wanted;
  const clean = cleaner === undefined ? [] : [`clean ${cleaner.tag}`];
  const rules = [`merges ${merges}`, ...(merges === 'remerge' ? [`git ${mergedBy}`] : []), `renames ${spellRenames(renames)}`, ...clean, ...mirror.boundary.map((oid) => `boundary ${oid}`)];
  const forgotten = spellRules(forget, 'commits');
  const now = [...new Set(tips)].sort();
  const listing: ListingOptions = {gitDir: mirror.dir, tips: now, not: mirror.boundary, merges: merges === 'skip' || merges === 'remerge' ? 'skip' : 'first-parent', renames};
  return {
    state: Buffer.from([...rules, ...forgotten, '', now.join('\n')].join('\n'), 'latin1'),
    version: 1,
    async *changes(from, past, signal) {
      const reader = objectReader(git, {gitDir: mirror.dir, maxBytes: 256 * 1024 * 1024, verify: mirror.kind === 'local'});
      const broughtBy = (pulls: ForgetRules['pulls'], at: readonly string[]) => pullMembers(git, {gitDir: mirror.dir, tips: at, not: mirror.boundary, pulls}, signal);
      try {
        const members = await broughtBy(forget.pulls, now);
        const common = {reader, cleaner, forget: forgetter(forget, members), merges};
        if (from === undefined) return yield* rows(git, {...common, listing, older: {boundary: mirror.boundary, past: undefined}}, signal);
        const former = formerState(from, rules);
        yield* gone(git, {gitDir: mirror.dir, tips: former.tips, not: [...now, ...mirror.boundary]}, signal);
        const older = {boundary: mirror.boundary, past, forgets: forgotten.length + former.forgotten.length > 0};
        const fresh = new Set<string>();
        for await (const batch of rows(git, {...common, listing: {...listing, not: [...former.tips, ...mirror.boundary]}, older}, signal)) {
          for (const {id} of batch) fresh.add(id);
          yield batch;
        }
        const same = former.forgotten.join('\n') === forgotten.join('\n');
        const before = readRules(former.forgotten);
        const membersBefore = await broughtBy(before.pulls, former.tips);
        // A merge that came or went may decide about commits that were there before.
        if (same && [...members.symmetricDifference(membersBefore)].every((oid) => fresh.has(oid))) return;
        const turns = {before: forgetter(before, membersBefore), after: common.forget, byPath: before.paths.join('\n') !== readRules(forgotten).paths.join('\n')};
        const tips = (await turnedCommits(git, {listing, turns, read: (oids) => readCommits(reader, oids, signal)}, signal)).filter((oid) => !fresh.has(oid));
        yield* rows(git, {...common, listing: {...listing, tips, not: [], alone: true}, older}, signal);
      } catch (failure) {
        if (from !== undefined && failure instanceof GitFailure) throw new StateLost('Commits of the former state are not there any more', {cause: failure});
        throw failure;
      } finally {
        await reader.close();
      }
    },
  };
}

interface FormerState {readonly tips: readonly string[]; readonly forgotten: readonly string[]}

/** Rules about what is forgotten may be others: they change the rows they are about. */
function formerState(state: Uint8Array, rules: readonly string[]): FormerState {
  const text = Buffer.from(state).toString('latin1');
  const gap = text.indexOf('\n\n');
  const listed = text.slice(0, gap).split('\n');
  if (gap < 0 || listed.filter((line) => !isRuleLine(line)).join('\n') !== rules.join('\n')) throw new StateLost('The commits were listed by other rules before');
  return {tips: text.slice(gap + 2).split('\n').filter((oid) => oid !== ''), forgotten: listed.filter(isRuleLine)};
}

async function* gone(git: Git, {gitDir, tips, not}: Pick<ListingOptions, 'gitDir' | 'tips' | 'not'>, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  if (tips.length === 0) return;
  const oids = lines(await runGit(git, ['rev-list', '--stdin'], {gitDir, input: revisions({tips, not})}, signal));
  for (let at = 0; at < oids.length; at += 4096) yield oids.slice(at, at + 4096).map((id) => ({id, digest: undefined}));
}

interface Rows {readonly merges: CommitFeedOptions['merges']; readonly listing: ListingOptions; readonly reader: ObjectReader; readonly cleaner: CommitCleaner | undefined; readonly forget: Forgetter; readonly older: Older}

async function* rows(git: Git, {merges: how, listing, reader, cleaner, forget, older}: Rows, signal: AbortSignal): AsyncGenerator<readonly FeedChange[]> {
  if (listing.tips.length === 0) return;
  const read = (oids: readonly string[]) => readCommits(reader, oids, signal);
  const merges = how === 'combined' ? await listMerges(git, listing, signal) : undefined;
  const remerged = how === 'remerge' ? await listRemerged(git, listing, signal) : undefined;
  const dates = dateBook(read, older);
  const batches = inBatches(listCommits(git, listing, signal), share);
  for await (const {item: listed, found} of oneAhead(batches, (batch) => read(batch.map(({oid}) => oid)))) {
    await dates.prepare(found);
    yield found.map((one, at) => row(one, {corrected: dates.correct(one), listed: again(listed[at], remerged?.get(one.oid)), merged: merges?.get(one.oid), cleaner, forget}));
  }
}

interface About {readonly corrected: number; readonly listed: Listed | undefined; readonly merged: readonly FileChange[] | undefined; readonly cleaner: CommitCleaner | undefined; readonly forget: Forgetter}

function row({oid, commit}: Found, {corrected, listed, merged, cleaner, forget}: About): FeedChange {
  if (commit === undefined) return {id: oid, digest: stubDigest('The commit object is missing or damaged', true)};
  const reason = forget.commit({...commit, oid});
  if (reason !== undefined) return {id: oid, digest: stubDigest(reason)};
  if (listed === undefined || 'lost' in listed) return {id: oid, digest: stubDigest(listed?.lost ?? 'Not listed', true)};
  const changes = listed.changes.filter((change) => !forget.change(change));
  const left = listed.changes.length - changes.length;
  return {id: oid, ...seal(commitCodec, {...(cleaner?.cleanWith(commit, changes) ?? {...commit, changes}), oid, corrected, ...(left > 0 && {forgotten: left}), ...(merged !== undefined && {merged: mergedRow(merged, commit.parents, {cleaner, forget})})})};
}

/** A merge as it was made again, where it was. */
function again(listed: Listed | undefined, changes: readonly FileChange[] | undefined): Listed | undefined {
  return listed === undefined || 'lost' in listed || changes === undefined ? listed : {oid: listed.oid, changes};
}

/** A file that is forgotten on one side is forgotten in the merge. */
function mergedRow(merged: readonly FileChange[], parents: readonly string[], {cleaner, forget}: Pick<About, 'cleaner' | 'forget'>): readonly FileChange[] {
  const kept = mergedFiles({parents, merged}).filter((file) => !file.some((change) => forget.change(change))).flat();
  return cleaner?.cleanFiles(kept) ?? kept;
}

/** What part of a batch a commit fills. */
function share(commit: Listed): number {
  return 1 / rowsPerBatch + ('changes' in commit ? commit.changes.length / changesPerBatch : 0);
}

async function readCommits(reader: ObjectReader, oids: readonly string[], signal: AbortSignal): Promise<readonly Found[]> {
  const objects = await reader.read(oids, signal);
  const found = oids.map((oid, at) => {
    const bytes = objectBytes(objects[at], 'commit');
    return {oid, commit: bytes && parseCommit(bytes)};
  });
  // What was parsed is text, and no view.
  reader.recycle(objects);
  return found;
}
