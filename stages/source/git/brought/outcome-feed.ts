// The whole change of each request that was not merged, from where it began to its head, as the row of a commit: what a squash would be.
import type {Feed, FeedChange, Past} from '../../../../graph/feed.ts';
import {open, seal} from '../../../../graph/value/wire.ts';
import type {Brought} from '../../../change/groups/brought.ts';
import type {CommitCleaner} from '../clean-commit.ts';
import {commitCodec, type CommitRecord} from '../commit-record.ts';
import type {FileChange} from '../file-change.ts';
import type {Git} from '../git-process.ts';
import {spellRenames, type Renames} from '../rename-rules.ts';
import {nobody} from '../signature.ts';
import {formerSurvey, spellSurveyed, type Surveyor} from './brought-feed.ts';
import {compareTrees} from './compare-trees.ts';
import type {Surveying} from './survey.ts';

export interface OutcomeOptions {
  readonly surveying: Surveying;
  readonly survey: Surveyor;
  readonly renames: Renames;
  readonly cleaner: CommitCleaner | undefined;
  /** What is forgotten may have come from requests, too, whose authors are not looked up: with any rule there are no outcomes. */
  readonly forgetting: boolean;
}

/** Beyond that, a request is an import of some tree. */
const mostChanges = 1000;
const rowsPerBatch = 256;

export function outcomeFeed(git: Git, {surveying, survey, renames, cleaner, forgetting}: OutcomeOptions): Feed {
  const rules = [`renames ${spellRenames(renames)}`, `clean ${cleaner?.tag ?? ''}`, `forgetting ${forgetting}`].join('\n');
  return {
    state: Buffer.from(`${spellSurveyed(surveying).toString('latin1')}\n${rules}`, 'latin1'),
    version: 1,
    async *changes(from, past, signal) {
      const former = from === undefined ? undefined : formerSurvey(from, surveying);
      const same = from !== undefined && Buffer.from(from).toString('latin1').endsWith(`\n${rules}`);
      // Only heads of requests have one.
      const wanted = forgetting || surveying.pulls.length === 0 ? [] : (await survey(signal)).filter(({outcome, members}) => outcome !== undefined && members.length > 0);
      const there = new Set(wanted.map(({vertex}) => vertex));
      if (former !== undefined) yield former.pulls.map(({vertex}) => vertex).filter((id) => !there.has(id)).map((id) => ({id, digest: undefined}));
      const moved = same ? await movedSince(wanted, past) : wanted;
      for (let at = 0; at < moved.length; at += rowsPerBatch) yield await rows(git, {moved: moved.slice(at, at + rowsPerBatch), surveying, renames, cleaner}, signal);
    },
  };
}

/** Those that have another base or head than their former row. */
async function movedSince(wanted: readonly Brought[], past: Past): Promise<readonly Brought[]> {
  const before = await past(wanted.map(({vertex}) => vertex));
  return wanted.filter(({outcome}, at) => {
    const bytes = before[at];
    if (bytes === undefined) return true;
    const {oid, parents} = commitCodec.decode(open(bytes).payload, []);
    return oid !== outcome?.head || parents[0] !== outcome.base;
  });
}

interface Rows extends Pick<OutcomeOptions, 'surveying' | 'renames' | 'cleaner'> {readonly moved: readonly Brought[]}

async function rows(git: Git, {moved, surveying, renames, cleaner}: Rows, signal: AbortSignal): Promise<readonly FeedChange[]> {
  const pairs = moved.flatMap(({outcome}) => (outcome === undefined ? [] : [[outcome.baseTree, outcome.tree] as const]));
  const compared = await compareTrees(git, {gitDir: surveying.gitDir, pairs, renames}, signal);
  return moved.map(({vertex, outcome}, at): FeedChange => {
    const changes = compared[at] ?? [];
    if (outcome === undefined || changes.length === 0 || changes.length > mostChanges) return {id: vertex, digest: undefined};
    return {id: vertex, ...seal(commitCodec, record(outcome, changes, cleaner))};
  });
}

function record({base, head, tree}: NonNullable<Brought['outcome']>, changes: readonly FileChange[], cleaner: CommitCleaner | undefined): CommitRecord {
  const commit = {tree, parents: [base], author: nobody, committer: nobody, encoding: '', message: ''};
  return {...(cleaner?.cleanWith(commit, changes) ?? {...commit, changes}), oid: head, corrected: 0};
}
