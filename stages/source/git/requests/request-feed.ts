// The change of each request as a row: of those that a forge keeps as references, and of those that it tells of. Two processes of git look at the history
// whenever something moved, whatever its length; trees are compared only of requests that have other ends than before.
import {StateLost, type Feed, type FeedChange, type Past} from '../../../../graph/feed.ts';
import {stubDigest} from '../../../../graph/value/stub.ts';
import {open, seal} from '../../../../graph/value/wire.ts';
import {discussionRow} from '../../github/discussion-row.ts';
import {forgetter} from '../../../forget/forgetter.ts';
import {spellRules, type ForgetRules} from '../../../forget/forget-rules.ts';
import type {CommitCleaner} from '../clean-commit.ts';
import {compareTrees} from '../brought/compare-trees.ts';
import {firstParents, readGraph, type CommitGraph} from '../brought/commit-graph.ts';
import {authorsForgotten} from './authors-forgotten.ts';
import type {FileChange} from '../file-change.ts';
import type {Git} from '../git-process.ts';
import type {Mirror} from '../mirror.ts';
import {spellRenames, usualRenames, type RenameRules} from '../rename-rules.ts';
import {requestChangeCodec, type RangeCommit, type RequestChange} from './request-change.ts';
import type {KnownEnds} from './request-ends.ts';
import {surveyRequests, type Surveyed} from './survey-requests.ts';

export interface RequestFeedOptions {
  readonly mirror: Mirror;
  readonly tips: readonly string[];
  /** The line that requests are for, where nobody says otherwise. */
  readonly mainline: string | undefined;
  /** Heads by the number of the request. */
  readonly heads: ReadonlyMap<number, string>;
  readonly ends?: KnownEnds | undefined;
  /** As for commits. */
  readonly renames: RenameRules | 'none' | undefined;
  readonly cleaner: CommitCleaner | undefined;
  readonly forget?: ForgetRules | undefined;
}

/** Beyond that, a request is an import of some tree. */
const mostChanges = 1000;
const rowsPerBatch = 512;

export function requestFeed(git: Git, options: RequestFeedOptions): Feed {
  const {mirror, tips, mainline = '', heads, ends, cleaner, forget} = options;
  const renames = mirror.partial && options.renames !== 'none' ? 'exact' : (options.renames ?? usualRenames);
  const rules = [`renames ${spellRenames(renames)}`, `clean ${cleaner?.tag ?? ''}`, ...(forget === undefined ? [] : spellRules(forget, 'commits')), ...mirror.boundary.map((oid) => `boundary ${oid}`)];
  const sorted = [...heads].sort(([a], [b]) => a - b);
  const world = [`ends ${ends?.state ?? ''}`, `line ${mainline}`, ...[...new Set(tips)].sort().map((oid) => `tip ${oid}`), ...sorted.map(([number, oid]) => `head ${number} ${oid}`)];
  return {
    state: Buffer.from([...rules, '', ...world].join('\n'), 'latin1'),
    // 2: says when each ended.
    version: 3,
    async *changes(from, past, signal) {
      const former = from === undefined ? undefined : await formerWorld(from, {rules, ends});
      const known = (await ends?.read(signal)) ?? [];
      const told = known.filter(({gone}) => gone !== true);
      const all = new Map([...sorted.map(([number]) => [number, {number, versions: []}] as const), ...told.map((one) => [one.number, one] as const)]);
      const names = told.flatMap(({facts, versions}) => [facts?.head.oid, facts?.base.oid, facts?.merged?.oid, ...versions.map(({oid}) => oid)]).filter((oid) => oid !== null && oid !== undefined);
      const graph = await readGraph(git, {gitDir: mirror.dir, tips: [...new Set([...tips, ...heads.values(), ...names])], not: mirror.boundary, lenient: true}, signal);
      if (from !== undefined && ends?.ofLine === true && !goesOn(graph, mainline, lineIn(from))) throw new StateLost('What git tells of requests is told by another line');
      const gone = [...(former ?? []), ...known.map(({number}) => number)].filter((number) => !all.has(number));
      yield [...new Set(gone)].map((number) => ({id: discussionRow(number), digest: undefined}));

      const surveyed = surveyRequests(graph, {mainline, heads, ends: [...all.values()]});
      const moved = former === undefined ? surveyed : await movedSince(surveyed, past);
      const forgotten = await authorsForgotten(git, {gitDir: mirror.dir, surveyed: moved, forget}, signal);
      for (let at = 0; at < moved.length; at += rowsPerBatch) yield await rows(moved.slice(at, at + rowsPerBatch), forgotten, signal);
    },
  };

  async function rows(batch: readonly Surveyed[], forgotten: ReadonlyMap<number, string>, signal: AbortSignal): Promise<readonly FeedChange[]> {
    const there = batch.flatMap((one) => ('change' in one ? [one] : []));
    const answers = await compareTrees(git, {gitDir: mirror.dir, pairs: there.flatMap(({trees}) => trees), renames}, signal);
    const compared = answers.values();
    const forgets = forget === undefined ? undefined : forgetter(forget);
    const next = (): readonly FileChange[] => {
      const kept = (compared.next().value ?? []).filter((change) => forgets?.change(change) !== true);
      return cleaner?.cleanFiles(kept) ?? kept;
    };
    let first = 0;
    const lost = new Set(there.filter(({trees}) => answers.slice(first, (first += trees.length)).includes(undefined)).map(({number}) => number));
    const found = new Map(there.map(({number, change}) => {
      const changes = next();
      const moves = change.moves.map(({ranges, ...move}) => {
        const own = {...move, changes: next(), upstream: move.bases !== undefined ? next().map(({path}) => path) : []};
        const compared = (of: readonly RangeCommit[]) => of.map(({oid}) => ({oid, changes: next()}));
        return ranges === undefined ? own : {...own, ranges: {old: compared(ranges.old), young: compared(ranges.young)}};
      });
      return [number, {...change, changes, moves, ...(change.first !== undefined && {first: {...change.first, changes: next()}})}] as const;
    }));
    return batch.map(({number, ...one}): FeedChange => {
      const change = found.get(number);
      const reason = 'stub' in one ? one.stub : forget?.pulls.includes(number) === true ? 'forgotten: pull request' : (forgotten.get(number) ?? (lost.has(number) ? 'missing-tree' : refused(change)));
      return reason !== undefined || change === undefined ? {id: discussionRow(number), digest: stubDigest(reason ?? 'no-change')} : {id: discussionRow(number), ...seal(requestChangeCodec, change)};
    });
  }
}

function refused(change: RequestChange | undefined): string | undefined {
  if (change === undefined || change.changes.length === 0) return 'no-change';
  return change.changes.length > mostChanges ? `too-many-files: ${change.changes.length}` : undefined;
}

/** Numbers that had a head before. */
async function formerWorld(state: Uint8Array, {rules, ends}: {readonly rules: readonly string[]; readonly ends: KnownEnds | undefined}): Promise<readonly number[]> {
  const text = Buffer.from(state).toString('latin1');
  const head = [...rules, '', ''].join('\n');
  if (!text.startsWith(head)) throw new StateLost('Requests were compared by other rules before');
  const [before = ''] = text.slice(head.length + 'ends '.length).split('\n', 1);
  if (before !== (ends?.state ?? '') && (await ends?.follows(before)) !== true) throw new StateLost('What is known of requests is another mirror');
  return [...headsIn(state).keys()];
}

function lineIn(state: Uint8Array): string {
  return /^line (.*)$/m.exec(Buffer.from(state).toString('latin1'))?.[1] ?? '';
}

/** Whether a line went on from where it was. */
function goesOn(graph: CommitGraph, line: string, before: string): boolean {
  const last = graph.numbers.get(before);
  return last !== undefined && firstParents(graph, graph.numbers.get(line))[last] === 1;
}

/** Heads by the number of the request, as a former state has them. */
export function headsIn(state: Uint8Array): ReadonlyMap<number, string> {
  return new Map([...Buffer.from(state).toString('latin1').matchAll(/^head (\d+) ([0-9a-f]+)$/gm)].map(([, number, oid = '']) => [Number(number), oid]));
}

/** Those that have other ends or versions than their former rows. What could not be had is asked again. */
async function movedSince(surveyed: readonly Surveyed[], past: Past): Promise<readonly Surveyed[]> {
  const before = await past(surveyed.map(({number}) => discussionRow(number)));
  return surveyed.filter((one, at) => {
    const bytes = before[at];
    if (bytes === undefined || !('change' in one)) return true;
    return spelled(requestChangeCodec.decode(open(bytes).payload, [])) !== spelled(one.change);
  });
}

function spelled({kind, base, head, merged, commits, began, ended, moves, first}: RequestChange): string {
  return JSON.stringify([kind, base, head, merged, commits, began, ended, moves.map(({from, to, bases, ranges}) => [from, to, bases, ranges && [ranges.old, ranges.young].map((of) => of.map(({oid}) => oid))]), first?.base, first?.head]);
}
