// Links of issues: to the requests that close them, and to the commits that say so themselves. What one issue is asked for by is one story, told by as many.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Edge} from '../../../graph/operators/cluster.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';
import {discussionLinksCodec, type DiscussionLinks, type LinkEvidence} from '../../discussion/links/discussion-links.ts';
import {issuesClosed, mostClosed} from '../../discussion/links/issues-closed.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {edgeOf, edgesCodec, type Evidence} from './evidence.ts';
import {commitVertex, issueVertex, pullVertex} from './vertex.ts';

/** Who closes an issue. */
interface Closer {readonly issue: number; readonly by: string; readonly evidence: Evidence}

export const closerCodec = jsonCodec<Closer>('who closes an issue');
const closersCodec = jsonCodec<readonly Piece<Closer>[]>('issues closed');

/** What more say they close is a list of work that goes on, not one change. */
const mostClosers = 16;

export interface IssueSources {
  readonly links: Collection<DiscussionLinks>;
  readonly commits: Collection<CommitRecord>;
  readonly documents: Collection<DiscussionDocument>;
}

export function issueLinksOf(mill: Graph, {links, commits, documents}: IssueSources): readonly Collection<readonly Edge[]>[] {
  const byRequests = mill.map('closers, requests', closedByRequest, {links}, null);
  const byCommits = mill.map('closers, commits', closedByCommit, {commit: commits}, null);
  const named = mill.group('closers, by issue', byCommits, {spread: spreadClosers, piece: closerCodec, gather: gatherNamed, params: null});
  return [
    mill.group('links.issues', byRequests, {spread: spreadClosers, piece: closerCodec, gather: gatherClosers, params: null}),
    mill.map('links.closing', closingLinks, {issue: mill.join('closers, looked up', named, issueNamed, documents)}, null),
  ];
}

export const closersOfOne = jsonCodec<readonly Closer[]>('issues that one closes');
const evidences: Readonly<Record<Exclude<LinkEvidence, 'named'>, Evidence>> = {'closed by the forge': 'closed by the forge', 'keyword': 'pull closes issue', 'keyword of a commit': 'commit of pull closes issue'};
const bestFirst = ['closed by the forge', 'keyword', 'keyword of a commit'] as const;

export const closedByRequest = defineTask({
  name: 'issues that a request closes, as links',
  version: 1,
  input: {links: discussionLinksCodec},
  output: closersOfOne,
  light: true,
  run({links: {number, request, links}}): readonly Closer[] {
    const closed = links.filter(({type}) => type === 'closes');
    if (!request || closed.length > mostClosed) return [];
    return closed.flatMap((link) => {
      const best = bestFirst.find((one) => link.evidence.includes(one));
      return best === undefined ? [] : [{issue: link.number, by: pullVertex(number), evidence: evidences[best]}];
    });
  },
});

export const closedByCommit = defineTask({
  name: 'issues that a commit closes',
  version: 1,
  input: {commit: commitCodec},
  output: closersOfOne,
  light: true,
  run: ({commit: {oid, message}}): readonly Closer[] => issuesClosed(undefined, [message]).map(({number}) => ({issue: number, by: commitVertex(oid), evidence: 'commit closes issue'})),
});

export const spreadClosers = defineTask({
  name: 'closers by issue',
  version: 1,
  input: {row: closersOfOne},
  output: closersCodec,
  light: true,
  run: ({row}) => row.map((closer) => ({bucket: discussionRow(closer.issue), piece: closer})),
});

export const gatherClosers = defineTask({
  name: 'links of an issue',
  version: 1,
  input: {pieces: piecesCodec(closerCodec)},
  output: edgesCodec,
  light: true,
  run: ({pieces}) => linksOf(pieces),
});

/** Of a number that may be a request's, or nothing's. */
export const gatherNamed = defineTask({
  name: 'closers of an issue',
  version: 1,
  input: {pieces: piecesCodec(closerCodec)},
  output: closersOfOne,
  light: true,
  run: ({pieces}) => pieces,
});

const issueNamed = defineTask({
  name: 'issue that commits name',
  version: 1,
  input: {row: closersOfOne},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: ({row}) => row.slice(0, 1).map(({issue}) => discussionRow(issue)),
});

export const closingLinks = defineTask({
  name: 'links of an issue that commits name',
  version: 1,
  input: {issue: joinedCodec(closersOfOne, discussionCodec)},
  output: edgesCodec,
  reach: 1,
  run({issue: {row: {value}, refs: [found]}}) {
    const document = valueIn(found);
    return document === undefined || document.request !== undefined ? [] : linksOf(value);
  },
});

function linksOf(closers: readonly Closer[]): readonly Edge[] {
  return closers.length > mostClosers ? [] : closers.map(({issue, by, evidence}) => edgeOf(evidence, by, issueVertex(issue)));
}
