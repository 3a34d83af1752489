// Fixtures of the tasks that link discussions to issues, and write both as records.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {claimsOfDiscussion, discussionLinksCodec, type DiscussionClaims} from '../../stages/discussion/links/discussion-links.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const ada = {login: 'ada', bot: false};
const facts = {draft: false, merged: {at: 90, by: ada, oid: oid('1')}, base: {ref: 'main', oid: oid('2')}, head: {ref: 'x', oid: oid('3'), repository: null}, commits: [oid('3'), oid('1')], commitCount: 2, closes: [1]};
const document: DiscussionDocument = {node: 'I_1', by: null, at: 10, body: 'See #2', number: 1, title: 'Fails', state: 'closed', closed: 95, labels: ['bug'], locked: false, comments: [], reviews: [], threads: [], events: []};

export function issueLinkFixtures(bed: Bed): Fixtures {
  const each = (values: Readonly<Record<string, Digest>>) => Object.fromEntries(Object.entries(values).map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  const issue = bed.given(discussionCodec, 'linked: issue', document);
  const request = bed.given(discussionCodec, 'linked: request', {...document, by: ada, number: 7, body: 'Fixes #2, see #3 and a/b#4, not c/d#5', request: facts});
  const open = bed.given(discussionCodec, 'linked: open', {...document, closed: null, state: 'open', request: {...facts, merged: null, commits: []}});
  const commit = bed.given(commitCodec, 'closing', {...(commits['no change'] ?? noSuchValue()), message: 'Resolves #6\n'});
  const claims = (name: string, more: Partial<DiscussionClaims>) => bed.given(claimsOfDiscussion, name, {number: 7, request: true, claims: [], ...more});
  const some = claims('some', {claims: [1, 2, 3, 4].map((number) => ({type: number === 4 ? 'mentions' : 'closes', number, evidence: ['keyword']}))});
  const links = bed.given(discussionLinksCodec, 'some', {number: 7, request: true, links: [{type: 'closes', number: 1, evidence: ['closed by the forge', 'keyword']}, {type: 'mentions', number: 2, evidence: ['named']}], unmatched: {'no such number': 2}});
  const none = bed.given(discussionLinksCodec, 'none', {number: 8, request: false, links: [], unmatched: {}});
  return {
    'commits of a discussion': each({issue, request, open, merged: bed.given(discussionCodec, 'linked: merged as nothing', {...document, request: {...facts, merged: {at: 9, by: null, oid: null}}}), long: bed.given(discussionCodec, 'linked: of long names', {...document, request: {...facts, merged: null, commits: ['4', '5', '6'].map((digit) => digit.repeat(64))}})}),
    'claims of a discussion': {
      'with commits': {slots: [bed.joined(request, [commit, stubDigest('gone')])], params: {repository: 'a/b'}},
      'of another repository': {slots: [bed.joined(request, [])], params: {repository: 'c/d'}},
      'of an issue': {slots: [bed.joined(issue, [])], params: {repository: 'a/b'}},
    },
    'issues named by a discussion': each({some, none: claims('none', {}), one: claims('one', {claims: [{type: 'closes', number: 12, evidence: ['named']}]}), two: claims('two', {claims: [3, 7].map((number) => ({type: 'mentions' as const, number, evidence: ['named']}))})}),
    'issues linked to a discussion': {
      'each way': {slots: [bed.joined(some, [issue, request, undefined, request])]},
      'not to be had': {slots: [bed.joined(some, [stubDigest('forgotten: author'), issue, issue, undefined])]},
      'of an issue': {slots: [bed.joined(claims('of an issue', {request: false}), [])]},
    },
    'tally of links of discussions': each({some: links, none}),
    'record of a discussion': {'of a request': {slots: [bed.joined(request, [commit, undefined]), links]}, 'of an open one': {slots: [bed.joined(open, []), none]}, 'of an issue': {slots: [bed.joined(issue, []), none]}},
  };
}
