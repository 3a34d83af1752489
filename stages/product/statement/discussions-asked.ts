// Which discussions a change is asked about: its own request, and then the issues that the request and the commits say they close.
import type {Collection, Graph} from '../../../graph/graph.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec, type Joined} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {discussionCodec, type DiscussionDocument} from '../../discussion/discussion-document.ts';
import {pullIn} from '../../change/groups/vertex.ts';
import {productChangeCodec, type ProductChange} from '../plan/product-change.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {issuesClosed, type Closed} from '../../discussion/links/issues-closed.ts';

export interface Asked {readonly closed: readonly Closed[]}

export const askedCodec: Codec<Asked> = jsonCodec('issues that a change closes');

export interface Discussed {
  readonly requests: Collection<Joined<ProductChange, DiscussionDocument>>;
  readonly issues: Collection<Joined<Asked, DiscussionDocument>>;
}

/** `documents` have the rows that `discussionRow` names. */
export function discussionsAsked(mill: Graph, changes: Collection<ProductChange>, documents: Collection<DiscussionDocument>): Discussed {
  const requests = mill.join('product.changes with requests', changes, requestAsked, documents);
  const asked = mill.map('product.asked', issuesAsked, {change: requests}, null);
  return {requests, issues: mill.join('product.asked with issues', asked, issuesNamed, documents)};
}

const requestAsked = defineTask({
  name: 'request of a change',
  version: 1,
  ...naming(productChangeCodec, ({request}) => {
    const number = pullIn(request);
    return number === undefined ? [] : [discussionRow(number)];
  }),
});

export const issuesAsked = defineTask({
  name: 'issues of a change',
  version: 1,
  input: {change: joinedCodec(productChangeCodec, discussionCodec)},
  output: askedCodec,
  run: ({change: {row: {value: {commits, message}}, refs}}) => ({closed: issuesClosed(valueIn(refs[0]), [message, ...commits.map((commit) => commit.message)])}),
});

const issuesNamed = defineTask({name: 'issues named by a change', version: 1, ...naming(askedCodec, ({closed}) => closed.map(({number}) => discussionRow(number)))});
