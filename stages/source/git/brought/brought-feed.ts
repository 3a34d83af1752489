// What merges and requests brought, as rows. Where a reference moved, new merges are looked at; where there are heads of requests, whose place beside the
// line may be another now, all is surveyed anew. Only rows that differ are told.
import {StateLost, type Feed, type FeedChange, type Past} from '../../../../graph/feed.ts';
import {seal} from '../../../../graph/value/wire.ts';
import {broughtCodec, type Brought} from '../../../change/groups/brought.ts';
import {commitVertex} from '../../../change/groups/vertex.ts';
import {lines, revisions} from '../commit-listing.ts';
import {GitFailure} from '../git-failure.ts';
import {runGit, type Git} from '../git-process.ts';
import {surveyFresh} from './fresh-merges.ts';
import type {Surveying} from './survey.ts';

/** Remembers one answer: two feeds ask. */
export type Surveyor = (signal: AbortSignal) => Promise<readonly Brought[]>;

export function broughtFeed(git: Git, surveying: Surveying, survey: Surveyor): Feed {
  return {
    state: spellSurveyed(surveying),
    version: 2, // requests that brought nothing are rows, too, and say why
    async *changes(from, past, signal) {
      const former = from === undefined ? undefined : formerSurvey(from, surveying);
      const fresh = former === undefined ? undefined : await freshSince(git, {surveying, former}, signal);
      const rows = (fresh ?? (await survey(signal))).map((brought) => ({id: brought.vertex, ...seal(broughtCodec, brought)}));
      yield await differing(rows, past);
      if (former !== undefined) yield await gone(git, {surveying, former, rows}, signal);
    },
  };
}

/** Of a history without requests that is cut nowhere, which merges are new tells everything. */
async function freshSince(git: Git, {surveying: {gitDir, tips, not, pulls}, former}: Omit<Going, 'rows'>, signal: AbortSignal): Promise<readonly Brought[] | undefined> {
  if (pulls.length + former.pulls.length + not.length > 0) return undefined;
  try {
    return await surveyFresh(git, {gitDir, tips, formerTips: former.tips}, signal);
  } catch (failure) {
    throw failure instanceof GitFailure ? new StateLost('Commits of the former state are not there any more', {cause: failure}) : failure;
  }
}

/** Rows that are not what they were. */
export async function differing(rows: readonly FeedChange[], past: Past): Promise<readonly FeedChange[]> {
  const before = await past(rows.map(({id}) => id));
  return rows.filter(({bytes}, at) => before[at] === undefined || bytes === undefined || !Buffer.from(before[at]).equals(bytes));
}

type Surveyed = Pick<Surveying, 'tips' | 'pulls'>;

export function spellSurveyed({tips, pulls, mainline = '', not}: Surveying): Buffer {
  return Buffer.from([...not.map((oid) => `cut ${oid}`), `line ${mainline}`, ...tips.toSorted().map((oid) => `tip ${oid}`), ...pulls.map(({vertex, oid}) => `head ${oid} ${vertex}`)].join('\n'), 'latin1');
}

/** Of a history that was cut elsewhere, other merges are seen. */
export function formerSurvey(state: Uint8Array, {not}: Surveying): Surveyed {
  const {cut, ...former} = readSurveyed(state);
  if (cut.join('\n') !== not.join('\n')) throw new StateLost('The history was cut elsewhere before');
  return former;
}

export function readSurveyed(state: Uint8Array): Surveyed & {readonly cut: readonly string[]} {
  const words = Buffer.from(state).toString('latin1').split('\n').map((line) => line.split(' '));
  const named = (kind: string) => words.flatMap(([word, oid]) => (word === kind && oid !== undefined ? [oid] : []));
  return {cut: named('cut'), tips: named('tip'), pulls: words.flatMap(([word, oid = '', ...vertex]) => (word === 'head' ? [{vertex: vertex.join(' '), oid}] : []))};
}

interface Going {readonly surveying: Surveying; readonly former: Surveyed; readonly rows: readonly FeedChange[]}

/** Merges that are not reached any more, and requests that are not there or bring nothing now. */
async function gone(git: Git, {surveying: {gitDir, tips, not}, former, rows}: Going, signal: AbortSignal): Promise<readonly FeedChange[]> {
  const now = new Set(rows.map(({id}) => id));
  try {
    const merges = former.tips.length === 0 ? [] : lines(await runGit(git, ['rev-list', '--min-parents=2', '--stdin'], {gitDir, input: revisions({tips: former.tips, not: [...tips, ...not]})}, signal));
    const ids = [...merges.map(commitVertex), ...former.pulls.map(({vertex}) => vertex)];
    return ids.filter((id) => !now.has(id)).map((id) => ({id, digest: undefined}));
  } catch (failure) {
    if (failure instanceof GitFailure) throw new StateLost('Commits of the former state are not there any more', {cause: failure});
    throw failure;
  }
}
