// Links of issues: to the requests that close them, and to the commits that say so themselves. What one issue is asked for by is one story, told by as many.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Edge} from '../../../graph/operators/cluster.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
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
import type {Seconds} from '../../source/github/request-facts.ts';
import {edgeOf, edgesCodec, type Evidence} from './evidence.ts';
import {commitVertex, issueVertex, pullVertex} from './vertex.ts';

/** Who closes an issue, and when that was done; without an end it is not done yet. */
interface Closer {readonly issue: number; readonly by: string; readonly evidence: Evidence; readonly done?: Seconds}

export const closerCodec = jsonCodec<Closer>('who closes an issue 2');
const closersCodec = jsonCodec<readonly Piece<Closer>[]>('issues closed');

/** What more say they close is a list of work that goes on, not one change. */
const mostClosers = 16;

export interface IssueSources {
  readonly links: Collection<DiscussionLinks>;
  readonly commits: Collection<CommitRecord>;
  readonly documents: Collection<DiscussionDocument>;
}

export function issueLinksOf(mill: Graph, {links, commits, documents}: IssueSources): readonly Collection<readonly Edge[]>[] {
  const linksBy = (who: string, closers: Collection<readonly Closer[]>) => {
    const byIssue = mill.group(`issues that ${who} close`, closers, {spread: spreadClosers, piece: closerCodec, gather: gatherClosers, params: null});
    return mill.map(`links.issues, ${who}`, closingLinks, {issue: mill.join(`issues that ${who} close, looked up`, byIssue, issueNamed, documents)}, null);
  };
  return [linksBy('requests', mill.map('closers, requests', closedByRequest, {links, document: documents}, null)), linksBy('commits', mill.map('closers, commits', closedByCommit, {commit: commits}, null))];
}

export const closersOfOne = jsonCodec<readonly Closer[]>('issues that one closes 2');
const evidences: Readonly<Record<Exclude<LinkEvidence, 'named'>, Evidence>> = {'closed by the forge': 'closed by the forge', 'keyword': 'pull closes issue', 'keyword of a commit': 'commit of pull closes issue'};
const bestFirst = ['closed by the forge', 'keyword', 'keyword of a commit'] as const;

export const closedByRequest = defineTask({
  name: 'issues that a request closes, as links',
  version: 2, // and when it was done
  input: {links: discussionLinksCodec, document: discussionCodec},
  output: closersOfOne,
  light: true,
  run({links: {number, request, links}, document}): readonly Closer[] {
    const done = document.request?.merged?.at ?? document.closed ?? undefined;
    const closed = links.filter(({type}) => type === 'closes');
    if (!request || closed.length > mostClosed) return [];
    return closed.flatMap((link) => {
      const best = bestFirst.find((one) => link.evidence.includes(one));
      return best === undefined ? [] : [{issue: link.number, by: pullVertex(number), evidence: evidences[best], ...(done !== undefined && {done})}];
    });
  },
});

export const closedByCommit = defineTask({
  name: 'issues that a commit closes',
  version: 2, // and when it was done
  input: {commit: commitCodec},
  output: closersOfOne,
  light: true,
  run: ({commit: {oid, message, corrected}}): readonly Closer[] => issuesClosed(undefined, [message]).map(({number}) => ({issue: number, by: commitVertex(oid), evidence: 'commit closes issue', done: corrected})),
});

export const spreadClosers = defineTask({
  name: 'closers by issue',
  version: 1,
  input: {row: closersOfOne},
  output: closersCodec,
  light: true,
  run: ({row}) => row.map((closer) => ({bucket: discussionRow(closer.issue), piece: closer})),
});

/** Of a number that may be a request's, or nothing's. */
export const gatherClosers = defineTask({
  name: 'closers of an issue',
  version: 2, // of requests as of commits
  input: {pieces: piecesCodec(closerCodec)},
  output: closersOfOne,
  light: true,
  run: ({pieces}) => pieces,
});

const issueNamed = defineTask({name: 'issue that is closed', version: 1, ...naming(closersOfOne, (row) => row.slice(0, 1).map(({issue}) => discussionRow(issue)))});

export const closingLinks = defineTask({
  name: 'links of an issue',
  version: 2, // not of what was done before there was an issue
  input: {issue: joinedCodec(closersOfOne, discussionCodec)},
  output: edgesCodec,
  reach: 1,
  run({issue: {row: {value}, refs: [found]}}) {
    const document = valueIn(found);
    if (document === undefined || document.request !== undefined || value.length > mostClosers) return [];
    // What was done before the number was given means another thing by it.
    return value.filter(({done = Infinity}) => document.at <= done).map(({issue, by, evidence}) => edgeOf(evidence, by, issueVertex(issue)));
  },
});
