// Fixtures of the tasks that put issues into change groups, and give samples of discussions their group.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {edgeOf, linkOf} from '../../stages/change/groups/evidence.ts';
import {closedByCommit, closedByRequest, closerCodec, closersOfOne} from '../../stages/change/groups/issue-links.ts';
import {changeGroupCodec} from '../../stages/change/groups/change-group.ts';
import {membershipCodec} from '../../stages/change/groups/membership.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {discussionLinksCodec, type DiscussionLinks, type LinkEvidence} from '../../stages/discussion/links/discussion-links.ts';
import {mark} from '../../stages/sample/mark.ts';
import {vertexCodec} from '../../stages/sample/grouped-discussion.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const each = (values: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> => Object.fromEntries(Object.entries(values).map(([name, digest]) => [name, {slots: [digest]}]));

export function issueGroupFixtures(bed: Bed): Fixtures {
  const links = (name: string, more: Partial<DiscussionLinks>) => bed.given(discussionLinksCodec, name, {number: 7, request: true, links: [], unmatched: {}, ...more});
  const closes = (number: number, ...evidence: readonly LinkEvidence[]) => ({type: 'closes' as const, number, evidence});
  const said = (message: string) => bed.given(commitCodec, `closing: ${message}`, {...(commits['no change'] ?? noSuchValue()), message});
  const [one, two, pull] = [{issue: 3, by: `commit ${oid('1')}`, evidence: 'commit closes issue' as const, done: 50}, {issue: 3, by: 'pull 7', evidence: 'closed by the forge' as const}, {issue: 12, by: 'pull 8', evidence: 'pull closes issue' as const}];
  const closers = {none: bed.given(closersOfOne, 'none', []), one: bed.given(closersOfOne, 'one', [one]), some: bed.given(closersOfOne, 'some', [one, two]), other: bed.given(closersOfOne, 'other', [pull]), many: bed.given(closersOfOne, 'many', Array.from({length: 17}, (_, at) => ({...one, by: `pull ${at + 20}`})))};
  const pieces = (...of: readonly (typeof one | typeof two | typeof pull)[]): Fixture => ({slots: [of.map((closer) => bed.given(closerCodec, `${closer.issue} by ${closer.by}`, closer))]});
  const gathered = {one: pieces(one), two: pieces(one, two), other: pieces(pull), many: pieces(...Array.from({length: 17}, (_, at) => ({...one, by: `pull ${at + 20}`})))};
  const document: DiscussionDocument = {node: 'I_3', by: null, at: 10, body: 'Fails', number: 3, title: 'Fails', state: 'open', closed: null, labels: [], locked: false, comments: [], reviews: [], threads: [], events: []};
  const facts = {draft: false, merged: null, base: {ref: 'main', oid: null}, head: {ref: 'x', oid: null, repository: null}, commits: [], commitCount: 0, closes: []};
  const issue = bed.given(discussionCodec, 'grouped: issue', document);
  const request = bed.given(discussionCodec, 'grouped: request', {...document, number: 7, request: facts});
  const [a, b] = [`commit ${oid('a')}`, `commit ${oid('b')}`];
  const all = [edgeOf('subject names pull', a, 'pull 5'), edgeOf('pull closes issue', 'pull 5', 'issue 3'), edgeOf('closed by the forge', 'pull 6', 'issue 3'), edgeOf('merged as', b, 'pull 6')];
  const story = bed.given(changeGroupCodec, 'a story of two changes', {id: a, members: [a, b, 'issue 3', 'pull 5', 'pull 6'], links: all.map(linkOf)});
  const open = bed.given(changeGroupCodec, 'of no commit', {id: 'issue 3', members: ['issue 3', 'pull 5'], links: [linkOf(edgeOf('closed by the forge', 'pull 5', 'issue 3'))]});
  const sample = {kind: 'issue', granularity: 'document', group: 'issue 3', when: {corrected: 3, oid: ''}, synthetic: false, spans: [mark('start'), mark('end')], meta: {issue_number: 3}} as const;
  const samples = bed.given(samplesCodec, 'of an issue', samplesOf([sample]));
  const vertices = {issue: bed.given(vertexCodec, 'issue', 'issue 3'), pull: bed.given(vertexCodec, 'pull', 'pull 7'), large: bed.given(vertexCodec, 'large', `pull ${'9'.repeat(9)}`)};
  const member = bed.given(membershipCodec, 'of an issue', {group: a, commits: 2, requests: [], issues: ['issue 3'], links: [linkOf(edgeOf('pull closes issue', 'pull 5', 'issue 3'))], reverts: [], revertedBy: [], relands: [], relandedBy: []});
  const [closed, merged] = [bed.given(discussionCodec, 'grouped: closed', {...document, number: 7, closed: 80, request: facts}), bed.given(discussionCodec, 'grouped: merged', {...document, number: 7, closed: 80, request: {...facts, merged: {at: 79, by: null, oid: null}}})];
  const ending = (values: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> => Object.fromEntries(Object.entries(values).flatMap(([name, digest]) => [[name, request] as const, [`${name}, closed`, closed] as const, [`${name}, merged`, merged] as const].map(([called, of]) => [called, {slots: [digest, of]}])));
  return {
    [closedByRequest.name]: ending({
      none: links('closes none', {}), issue: links('of an issue', {request: false, links: [closes(3, 'keyword')]}),
      some: links('each way', {links: [closes(1, 'closed by the forge', 'keyword'), closes(2, 'keyword of a commit'), closes(3, 'keyword', 'keyword of a commit'), {type: 'mentions', number: 4, evidence: ['named']}]}),
      many: links('too many', {links: Array.from({length: 9}, (_, at) => closes(at + 1, 'keyword'))}), most: links('most', {links: Array.from({length: 8}, (_, at) => closes(at + 1, 'keyword'))}),
    }),
    [closedByCommit.name]: each({none: said('Add it (#3)'), one: said('Fixes #3'), some: said('Mend\n\nfixes #3, resolves #12'), many: said(Array.from({length: 9}, (_, at) => `fixes #${at + 1}`).join(' '))}),
    'closers by issue': each(closers),
    'issue that is closed': each(closers),
    'closers of an issue': gathered,
    'links of an issue': {
      'later than both': {slots: [bed.joined(closers.some, [bed.given(discussionCodec, 'grouped: later', {...document, at: 90})])]},
      'there': {slots: [bed.joined(closers.some, [issue])]}, 'a request': {slots: [bed.joined(closers.some, [request])]}, 'nowhere': {slots: [bed.joined(closers.one, [undefined])]},
      'not to be had': {slots: [bed.joined(closers.one, [stubDigest('forgotten')])]}, 'too many': {slots: [bed.joined(closers.many, [issue])]},
    },
    'name of a discussion in groups': each({issue, request, other: bed.given(discussionCodec, 'grouped: another', {...document, number: 12_345}), third: bed.given(discussionCodec, 'grouped: a third', {...document, number: 8, request: facts}), large: bed.given(discussionCodec, 'grouped: large', {...document, number: 999_999_999}), small: bed.given(discussionCodec, 'grouped: small', {...document, number: 1})}),
    'member that a discussion is': each(vertices),
    'grouped sample of a discussion': {
      'of a story': {slots: [samples, bed.joined(vertices.issue, [member])]}, 'of none': {slots: [samples, bed.joined(vertices.issue, [undefined])]}, 'gone': {slots: [samples, bed.joined(vertices.pull, [stubDigest('gone')])]},
    },
    'members of a change group': each({story, open}),
    'tally of change groups': each({story, open}),
  };
}
