// Links of what a forge knows: the commit that a request was merged as, and those that it lists. Only commits that are there are linked.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Edge} from '../../../graph/operators/cluster.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {addTallies, tallied, tallyCodec, type Tally} from '../../dataset/tally.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';
import {edgeOf, edgesCodec} from './evidence.ts';
import {bucketOfName, foundIn, knownCodec, type KnownCommit} from './known-commits.ts';
import {commitVertex, pullVertex} from './vertex.ts';

export function discussionLinksOf(mill: Graph, discussions: Collection<DiscussionDocument>, known: Collection<readonly KnownCommit[]>): Collection<readonly Edge[]> {
  const told = mill.join('discussions with known commits', discussions, commitsTold, known);
  mill.fold('stats.requests', mill.map('requests matched', requestMatched, {discussion: told}, null), tallyMatched, addTallies);
  return mill.map('links.discussions', discussionLinks, {discussion: told}, null);
}

const commitsTold = defineTask({name: 'commits told of by a forge', version: 1, ...naming(discussionCodec, (row) => namesIn(row).map(bucketOfName))});

export const discussionLinks = defineTask({
  name: 'links of a discussion',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, knownCodec)},
  output: edgesCodec,
  reach: 1,
  run({discussion: {row: {value}, refs}}) {
    const {merged, head} = value.request ?? {merged: null, head: {oid: null}};
    return namesIn(value).flatMap((name, at) => {
      const [found] = foundIn(refs[at], name);
      if (found === undefined) return [];
      return [edgeOf(name === merged?.oid ? 'merged as' : name === head.oid ? 'pull head' : 'listed by pull', commitVertex(found.oid), pullVertex(value.number))];
    });
  },
});

/** Of merged requests, how many are linked with their commit, and why the others are not. */
export const requestMatched = defineTask({
  name: 'matched request',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, knownCodec)},
  output: tallyCodec,
  reach: 1,
  run({discussion: {row: {value: {request, ...document}}, refs}}): Tally {
    if (request === undefined) return {};
    if (request.merged === null) return {requests: 1, 'not merged': 1};
    const {oid} = request.merged;
    if (oid !== null && foundIn(refs[0], oid).length > 0) return {requests: 1, merged: 1, 'merged, commit found': 1};
    const listed = namesIn({...document, request}).some((name, at) => foundIn(refs[at], name).length > 0);
    const reason = listed ? 'only its own commits found' : oid === null ? 'the forge names no commit' : 'its commit is not in the history';
    return {requests: 1, merged: 1, [`merged, ${reason}`]: 1};
  },
});

const tallyMatched = defineTask({name: 'tally of matched requests', version: 1, ...tallied});

/** The commit it was merged as comes first. */
function namesIn({request}: Pick<DiscussionDocument, 'request'>): readonly string[] {
  if (request === undefined) return [];
  const {merged, head, commits} = request;
  return [...new Set([merged?.oid ?? undefined, head.oid ?? undefined, ...commits].filter((oid) => oid !== undefined && isName.test(oid)))] as readonly string[];
}

const isName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
