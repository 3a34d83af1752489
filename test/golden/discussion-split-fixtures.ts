// Fixtures of the tasks that give requests, issues and changes their sides, and of those that keep later words out of a part.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {changeGroupCodec} from '../../stages/change/groups/change-group.ts';
import {sidedMemberCodec, sidePieceCodec} from '../../stages/dataset/split/commit-sides.ts';
import {discussionAloneCodec, groupPieceCodec, type DiscussionAlone} from '../../stages/dataset/split/discussion-alone.ts';
import {closingCodec, discussionInGroupCodec, discussionPlacedCodec} from '../../stages/dataset/split/discussion-sides.ts';
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
  const alone = (row: string, more: Partial<DiscussionAlone> = {}): DiscussionAlone => ({row, request: true, alone: 0, closes: [], ...more});
  const several = ['7', '8', '9', '10', '11'];
  const told = (row: string, more: Partial<DiscussionAlone> = {}) => bed.given(discussionAloneCodec, `alone: ${row} ${JSON.stringify(more)}`, alone(row, more));
  const inGroup = (row: string, group: string, more: Partial<DiscussionAlone> = {}) => bed.given(discussionInGroupCodec, `in ${group}: ${row} ${JSON.stringify(more)}`, {...alone(row, more), group});
  const placed = (row: string, side: number, more: Partial<DiscussionAlone> = {}) => bed.given(discussionPlacedCodec, `placed ${side}: ${row} ${JSON.stringify(more)}`, {...alone(row, more), side});
  const number = (side: number) => bed.given(sidePieceCodec, `side of requests ${side}`, side);
  const group = (name: string, ...members: readonly string[]) => bed.given(changeGroupCodec, `group with requests: ${name}`, {id: members[0] ?? '', members, links: []});
  const groups = {'of one request': group('one', 'commit 1', 'pull 7'), 'of two': group('two', 'commit 1', 'commit 2', 'pull 7', 'pull 8'), 'of none': group('none', 'commit 1'), 'of another forge': group('lab', 'commit 1', 'merge request 3'), 'of three': group('three', 'commit 3', 'pull 1', 'pull 2', 'pull 3')};
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
    'group of its requests': named(groups, (slot) => ({slots: [slot]})),
    'last side of the requests of a group': {'none': {slots: [bed.joined(groups['of none'], [])]}, 'one': {slots: [bed.joined(groups['of one request'], [told('7', {alone: 1})])]}, 'two': {slots: [bed.joined(groups['of two'], [told('7', {alone: 2}), told('8')])]}, 'unknown': {slots: [bed.joined(groups['of two'], [undefined, stubDigest('gone')])]}, 'early': {slots: [bed.joined(groups['of two'], [told('7'), told('8')])]}, 'late': {slots: [bed.joined(groups['of two'], [told('7'), told('8', {alone: 1})])]}},
    'row of a discussion': Object.fromEntries(several.map((row) => [row, {slots: [told(row)]}])),
    'discussion in its group': Object.fromEntries(several.flatMap((row): [string, Fixture][] => [[`${row} in one`, {slots: [bed.joined(told(row), [bed.given(groupPieceCodec, 'of requests', 'commit 1')])]}], [`${row} in none`, {slots: [bed.joined(told(row, {request: false, closes: ['3']}), [undefined])]}]])),
    'group of a discussion': Object.fromEntries(several.map((row) => [row, {slots: [inGroup(row, `commit ${row}`)]}])),
    'part of a discussion': ruled(Object.fromEntries(several.flatMap((row): [string, Fixture][] => {
      const both = (of: Digest, last: Digest | undefined, discussed: Digest | undefined = undefined): Fixture => ({slots: [bed.joined(of, [last]), bed.joined(of, [discussed])]});
      return [[`${row} by itself`, both(inGroup(row, `pull ${row}`, {alone: 1}), undefined)], [`issue ${row}`, both(inGroup(row, `pull ${row}`, {request: false}), undefined)], [`${row} taken along`, both(inGroup(row, 'commit 1'), number(2))], [`${row} without a commit`, both(inGroup(row, 'issue 1'), undefined, number(1))]];
    }))),
    'issues that a request takes along': {'none': {slots: [placed('7', 1)]}, 'one': {slots: [placed('7', 1, {closes: ['3']})]}, 'two': {slots: [placed('7', 2, {closes: ['3', '4']})]}, 'of train': {slots: [placed('7', 0, {closes: ['5']})]}},
    'issues closed by a commit': Object.fromEntries(['Mend it\n\nFixes #3', 'Mend #3', 'closes #4, fixes #5', 'Nothing', 'Resolves: #6'].flatMap((message) => splits.map((split): [string, Fixture] => [`${message}, in ${split}`, {slots: [bed.given(commitCodec, `closing: ${message}`, {...usual, message}), side(split)]}]))),
    'issues that a commit takes along': {'none': {slots: [bed.given(closingCodec, 'none', {closes: [], side: 1})]}, 'one': {slots: [bed.given(closingCodec, 'one', {closes: ['3'], side: 1})]}, 'two': {slots: [bed.given(closingCodec, 'two', {closes: ['3', '4'], side: 2})]}, 'early': {slots: [bed.given(closingCodec, 'early', {closes: ['3', '9'], side: 0})]}},
    'row of a discussion in its part': Object.fromEntries(several.map((row) => [row, {slots: [placed(row, 0)]}])),
    'side of a discussion': ruled({
      'a request': {slots: [bed.joined(placed('7', 1), [number(2)]), bed.joined(placed('7', 1), [number(2)])]}, 'an issue': {slots: [bed.joined(placed('3', 0, {request: false}), [undefined]), bed.joined(placed('3', 0, {request: false}), [undefined])]},
      'closed by a request': {slots: [bed.joined(placed('3', 0, {request: false}), [number(1)]), bed.joined(placed('3', 0, {request: false}), [undefined])]}, 'closed by a commit': {slots: [bed.joined(placed('3', 1, {request: false, alone: 1}), [number(0)]), bed.joined(placed('3', 1, {request: false, alone: 1}), [number(2)])]},
      'closed early': {slots: [bed.joined(placed('3', 2, {request: false, alone: 2}), [number(0)]), bed.joined(placed('3', 2, {request: false, alone: 2}), [stubDigest('gone')])]},
    }),
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
