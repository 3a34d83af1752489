// Fixtures of the tasks that give requests, issues and changes their sides, and of those that keep later words out of a part.
import {stubDigest} from '../../graph/value/stub.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {changeGroupCodec} from '../../stages/change/groups/change-group.ts';
import {membershipCodec} from '../../stages/change/groups/membership.ts';
import {sidedMemberCodec, sidePieceCodec} from '../../stages/dataset/split/commit-sides.ts';
import {discussionAloneCodec, type DiscussionAlone} from '../../stages/dataset/split/discussion-alone.ts';
import {discussionInGroupCodec} from '../../stages/dataset/split/discussion-sides.ts';
import {sideCodec, splits} from '../../stages/dataset/split/side.ts';
import type {SplitRules} from '../../stages/dataset/split/split-rules.ts';
import {discussionCodec, type DiscussionDocument} from '../../stages/discussion/discussion-document.ts';
import {productChangeCodec, type ProductChange} from '../../stages/product/plan/product-change.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {discussions} from './discussions.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {planned} from './product-fixtures.ts';

const oid = (digit: string) => digit.repeat(40);
const shares = {train: 2, val: 1, test: 1};
const rules: Readonly<Record<string, SplitRules>> = {
  'by time': {method: 'time', train: {oid: oid('5'), corrected: 200}, val: {oid: oid('5'), corrected: 600}},
  'by chance': {method: 'random', shares, seed: 'a'},
  'by path': {method: 'path', shares, seed: ''},
};
const ends = {train: 200, val: 600};

export function discussionSplitFixtures(bed: Bed): Fixtures {
  const document = (name: string) => bed.given(discussionCodec, name, discussions[name] ?? noSuchValue());
  const usual = Object.values(commits).find(({changes}) => changes.length > 0) ?? noSuchValue();
  const change = (corrected: number, path = 'src/a.c') => bed.given(commitCodec, `ends at ${corrected}, ${path}`, {...usual, corrected, changes: usual.changes.slice(0, 1).map((one) => ({...one, path}))});
  const alone = (vertex: string, more: Partial<DiscussionAlone> = {}): DiscussionAlone => ({vertex, alone: 0, placed: true, ...more});
  const several = ['pull 7', 'pull 8', 'issue 9', 'issue 10', 'issue 11'];
  const told = (vertex: string, more: Partial<DiscussionAlone> = {}) => bed.given(discussionAloneCodec, `alone: ${vertex} ${JSON.stringify(more)}`, alone(vertex, more));
  const inGroup = (group: string, more: Partial<DiscussionAlone> = {}) => bed.given(discussionInGroupCodec, `in ${group}: ${JSON.stringify(more)}`, {alone: 0, placed: true, group, ...more});
  const membership = bed.given(membershipCodec, 'of a discussion that is parted', {group: 'commit 1', commits: 1, requests: ['pull 7'], links: [], reverts: [], revertedBy: [], relands: [], relandedBy: []});
  const number = (side: number) => bed.given(sidePieceCodec, `side of requests ${side}`, side);
  const group = (name: string, ...members: readonly string[]) => bed.given(changeGroupCodec, `group with requests: ${name}`, {id: members[0] ?? '', members, links: []});
  const groups = {'of one request': group('one', 'commit 1', 'pull 7'), 'of two': group('two', 'commit 1', 'commit 2', 'pull 7', 'pull 8'), 'of none': group('none', 'commit 1'), 'of another forge': group('lab', 'commit 1', 'merge request 3'), 'of three': group('three', 'commit 3', 'pull 1', 'pull 2', 'pull 3'), 'with an issue': group('issue', 'commit 4', 'issue 5', 'pull 6')};
  const member = bed.given(sidedMemberCodec, 'with requests', {group: 'commit 1', alone: 1});
  const side = (split: (typeof splits)[number]) => bed.given(sideCodec, `of what is said: ${split}`, {split});
  const changed = (name: string, more: Partial<ProductChange>) => bed.given(productChangeCodec, `to part: ${name}`, {request: '', group: 'commit 1', evidence: 'own commit', confidence: 100, message: '', commits: [{...planned, corrected: 100}], otherForms: 0, ...more});
  const sampled = (name: string, synthetic: boolean) => bed.given(samplesCodec, `written by nobody: ${name}`, samplesOf([{kind: 'identifiers', granularity: 'document', group: 'g', when: {corrected: 1, oid: oid('1')}, synthetic, spans: [{kind: 'template', text: 'x', loss: 1}], meta: {}}]));
  return {
    'side of a discussion by itself': ruled({
      ...Object.fromEntries(Object.keys(discussions).map((name): [string, Fixture] => [name, {slots: [bed.joined(document(name), [])]}])),
      'of early files': {slots: [bed.joined(document('open'), [change(100)])]}, 'of late files': {slots: [bed.joined(document('open'), [change(700, 'lib/b.c')])]}, 'without its files': {slots: [bed.joined(document('open'), [stubDigest('gone')])]},
    }),
    'requests of a group': named(groups, (slot) => ({slots: [slot]})),
    'last side of the requests of a group': {'none': {slots: [bed.joined(groups['of none'], [])]}, 'one': {slots: [bed.joined(groups['of one request'], [told('pull 7', {alone: 1})])]}, 'two': {slots: [bed.joined(groups['of two'], [told('pull 7', {alone: 2}), told('pull 8')])]}, 'unknown': {slots: [bed.joined(groups['of two'], [undefined, stubDigest('gone')])]}, 'early': {slots: [bed.joined(groups['of two'], [told('pull 7'), told('pull 8')])]}, 'late': {slots: [bed.joined(groups['of two'], [told('pull 7'), told('pull 8', {alone: 1})])]}, 'by name': {slots: [bed.joined(groups['of two'], [told('pull 7', {placed: false}), told('pull 8', {alone: 1, placed: false})])]}},
    'member of a discussion alone': Object.fromEntries(several.map((vertex) => [vertex, {slots: [told(vertex)]}])),
    'discussion in its group': Object.fromEntries(several.flatMap((vertex): [string, Fixture][] => [[`${vertex} in one`, {slots: [bed.joined(told(vertex), [membership])]}], [`${vertex} in none`, {slots: [bed.joined(told(vertex, {alone: 1, placed: false}), [undefined])]}]])),
    'group of a discussion': Object.fromEntries(several.map((group) => [group, {slots: [inGroup(group)]}])),
    'side of a discussion': ruled(Object.fromEntries([...several, 'commit 1'].flatMap((group) => {
      const row = (more: Partial<DiscussionAlone>, byCommits: Digest | undefined, byRequests: Digest | undefined): Fixture => ({slots: [bed.joined(inGroup(group, more), [byCommits]), bed.joined(inGroup(group, more), [byRequests])]});
      return Object.entries({
        'by itself': row({alone: 1}, undefined, undefined), 'by its name': row({placed: false}, undefined, undefined), 'taken along': row({}, number(2), undefined), 'taken along by a request': row({}, undefined, number(1)),
        'by the later of two': row({}, number(1), number(2)), 'later than its group': row({alone: 2}, number(0), stubDigest('no-request')), 'nothing to be had': row({alone: 2}, stubDigest('gone'), stubDigest('no-request')),
      }).map(([name, fixture]) => [`${group} ${name}`, fixture]);
    }))),
    'discussion as it stood': Object.fromEntries(Object.keys({...discussions, ...moved}).flatMap((name) => splits.map((split): [string, Fixture] => [`${name}, in ${split}`, {slots: [name in moved ? bed.given(discussionCodec, name, moved[name] ?? noSuchValue()) : document(name), side(split)], params: ends}]))),
    'commit with the requests of its group': {'of none': {slots: [bed.joined(member, [undefined])]}, 'late': {slots: [bed.joined(member, [number(2)])]}, 'early': {slots: [bed.joined(member, [number(0)])]}, 'gone': {slots: [bed.joined(member, [stubDigest('gone')])]}},
    'change of a discussion': named({request: document('request'), issue: document('issue'), open: document('open'), late: document('late issue'), silent: document('silent request')}, (slot) => ({slots: [slot]})),
    'merge of a discussion': named({request: document('request'), issue: document('issue'), open: document('open'), late: document('late issue'), hidden: document('hidden')}, (slot) => ({slots: [slot]})),
    'group of a change': Object.fromEntries(several.map((of) => [of, {slots: [changed(`of group ${of}`, {group: `commit ${of}`})]}])),
    'side of a change': ruled({
      'early': {slots: [bed.joined(changed('early', {}), [number(0)])]}, 'taken along': {slots: [bed.joined(changed('early', {}), [number(2)])]}, 'unknown': {slots: [bed.joined(changed('early', {}), [undefined])]},
      'of nothing': {slots: [bed.joined(changed('of nothing', {commits: []}), [number(1)])]}, 'late': {slots: [bed.joined(changed('late', {group: 'commit 5', commits: [planned]}), [number(2)])]},
      'of val': {slots: [bed.joined(changed('of val', {group: 'commit 3', commits: [{...planned, corrected: 300}]}), [number(1)])]},
    }),
    'side of what nobody wrote': Object.fromEntries(splits.flatMap((split): [string, Fixture][] => [[`nobody's, in ${split}`, {slots: [side(split), sampled('one', true)]}], [`somebody's, in ${split}`, {slots: [side(split), sampled('other', false)]}]])),
  };
}

/** Beside the usual ones, what was done to a discussion in the course of time. */
const moved: Readonly<Record<string, DiscussionDocument>> = {
  'renamed twice, labelled': {...(discussions['issue'] ?? noSuchValue()), labels: ['bug', 'late', 'old'], events: [{event: 'renamed', by: null, at: 100, before: 'First', after: 'Second'}, {event: 'renamed', by: null, at: 300, before: 'Second', after: 'Third'}, {event: 'renamed', by: null, at: 700, before: null, after: 'Use two'}, {event: 'labeled', by: null, at: 400, label: 'late'}, {event: 'labeled', by: null, at: 100, label: 'old'}, {event: 'labeled', by: null, at: 500, label: 'old'}]},
  'edited': {...(discussions['request'] ?? noSuchValue()), edited: 500},
  'later than its part': {...(discussions['issue'] ?? noSuchValue()), at: 650},
  'closed, nobody knows when': {...(discussions['issue'] ?? noSuchValue()), closed: null},
};

function named<T>(values: Readonly<Record<string, T>>, give: (value: T) => Fixture): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, give(value)]));
}

function ruled(asked: Readonly<Record<string, Fixture>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rules).flatMap(([name, params]) => Object.entries(asked).map(([what, fixture]) => [`${what}, ${name}`, {...fixture, params}])));
}
