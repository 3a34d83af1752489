// The tasks that link discussions to issues: what they and their commits claim, and which of the numbers are issues.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {tallyCodec, type Tally} from '../../dataset/tally.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {discussionCodec} from '../discussion-document.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {claimedIssues} from './claimed-issues.ts';
import {claimsOfDiscussion, discussionLinksCodec, type DiscussionLinks} from './discussion-links.ts';

export const commitsOfDiscussion = defineTask({
  name: 'commits of a discussion',
  version: 1,
  ...naming(discussionCodec, ({request}) => [...new Set([...(request?.commits ?? []), ...(request?.merged?.oid == null ? [] : [request.merged.oid])])]),
});

/** A type, because parameters are plain data. */
export type ReferenceRules = {readonly repository: string};

export const discussionClaims = defineTask({
  name: 'claims of a discussion',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, commitCodec)},
  output: claimsOfDiscussion,
  run: ({discussion: {row: {value}, refs}}, {repository}: ReferenceRules) => claimedIssues(value, refs.flatMap((ref) => valueIn(ref)?.message ?? []), repository),
});

export const issuesNamed = defineTask({name: 'issues named by a discussion', version: 1, ...naming(claimsOfDiscussion, ({claims}) => claims.map(({number}) => discussionRow(number)))});

export const issueLinks = defineTask({
  name: 'issues linked to a discussion',
  version: 1,
  input: {claims: joinedCodec(claimsOfDiscussion, discussionCodec)},
  output: discussionLinksCodec,
  run({claims: {row: {value: {number, request, claims}}, refs}}): DiscussionLinks {
    const unmatched: Record<string, number> = {};
    const links = claims.filter(({type}, at) => {
      const ref = refs[at];
      const reason = ref === undefined ? 'no such number' : isStub(ref) ? 'cannot be had' : type === 'closes' && ref.value.request !== undefined ? 'closes a request' : undefined;
      if (reason !== undefined) unmatched[reason] = (unmatched[reason] ?? 0) + 1;
      return reason === undefined;
    });
    return {number, request, links, unmatched};
  },
});

export const tallyLinks = defineTask({
  name: 'tally of links of discussions',
  version: 1,
  input: {row: discussionLinksCodec},
  output: tallyCodec,
  light: true,
  run({row: {request, links, unmatched}}): Tally {
    const tally: Record<string, number> = {discussions: 1, ...(request && {requests: 1})};
    const closes = links.filter(({type}) => type === 'closes');
    if (closes.length > 0) tally['requests that close issues'] = 1;
    for (const {type, evidence} of links) {
      tally[type] = (tally[type] ?? 0) + 1;
      for (const one of evidence) tally[`${type}: ${one}`] = (tally[`${type}: ${one}`] ?? 0) + 1;
    }
    for (const [reason, count] of Object.entries(unmatched)) tally[`unmatched: ${reason}`] = count;
    return tally;
  },
});
