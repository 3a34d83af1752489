// Fixtures of the tasks that part a dataset: sides of commits, of their groups and of files.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {introducedCodec} from '../../stages/change/groups/introduced.ts';
import {membershipCodec} from '../../stages/change/groups/membership.ts';
import {sidedCodec, sidedMemberCodec, sidePieceCodec} from '../../stages/dataset/split/commit-sides.ts';
import {sideCodec, splits} from '../../stages/dataset/split/side.ts';
import type {SplitRules} from '../../stages/dataset/split/split-rules.ts';
import {fileCodec, type FileEntry} from '../../stages/source/git/file-entry.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const shares = {train: 2, val: 1, test: 1};
const rules: Readonly<Record<string, SplitRules>> = {
  'by time': {method: 'time', train: {oid: oid('5'), corrected: 10}, val: {oid: oid('5'), corrected: 20}},
  'by chance': {method: 'random', shares, seed: 'a'},
  'by path': {method: 'path', shares, seed: ''},
};

export function splitFixtures(bed: Bed): Fixtures {
  const commit = (name: string, corrected: number, digit: string, paths: readonly string[] = []) => {
    const changes = paths.map((path) => ({...(commits['usual']?.changes[0] ?? someChange()), path}));
    return bed.given(commitCodec, `parted: ${name}`, {...(commits['merge'] ?? noSuchValue()), oid: oid(digit), corrected, changes});
  };
  const alone = {
    early: commit('early', 9, 'f'), last: commit('last of train', 10, '5'), next: commit('same second', 10, '6'), val: commit('last of val', 20, '5'), late: commit('late', 21, '0'),
    ...Object.fromEntries(['src/a.c', 'lib/a.c', 'doc/x.md', 'a', 'test/b.c', 'deep/er/x'].map((path) => [path, commit(path, 1, '1', [path, 'src/b.c'])])),
  };
  const sided = (alone: number) => bed.given(sidedCodec, `sided ${alone}`, {oid: oid('1'), alone});
  const member = bed.given(membershipCodec, 'of a parted group', {group: 'commit 2', commits: 2, requests: [], links: [], reverts: [], revertedBy: [], relands: [], relandedBy: []});
  const inGroup = (group: string, alone: number) => bed.given(sidedMemberCodec, `in ${group}, ${alone}`, {group, alone});
  const number = (side: number) => bed.given(sidePieceCodec, `side ${side}`, side);
  const side = Object.fromEntries(splits.map((split) => [split, bed.given(sideCodec, split, {split})]));
  const groups = ['commit 1', 'commit 2', 'commit 3', 'commit 4', 'commit 5', 'commit 6', 'commit 7', 'commit 8'];
  return {
    'side of a commit by itself': ruled(Object.fromEntries(Object.entries(alone).map(([name, row]) => [name, {slots: [row]}]))),
    'member of a side': {'of one': {slots: [sided(0)]}, 'of another': {slots: [bed.given(sidedCodec, 'another', {oid: oid('2'), alone: 2})]}, 'of a long name': {slots: [bed.given(sidedCodec, 'long', {oid: 'a'.repeat(64), alone: 1})]}},
    'commit in its group': {'in one': {slots: [bed.joined(sided(1), [member])]}, 'in none': {slots: [bed.joined(sided(2), [undefined])]}, 'in one that cannot be had': {slots: [bed.joined(sided(0), [stubDigest('gone')])]}, 'early, in one': {slots: [bed.joined(sided(0), [member])]}, 'late, in one': {slots: [bed.joined(sided(2), [member])]}},
    'file in its group': filesInGroups(bed, member),
    'sides of a group': {'early': {slots: [inGroup('commit 1', 0)]}, 'late': {slots: [inGroup('commit 2', 2)]}, 'between': {slots: [inGroup('commit 3', 1)]}, 'of a long name': {slots: [inGroup(`commit ${'a'.repeat(64)}`, 1)]}},
    'last side of a group': {'one': {slots: [[number(1)]]}, 'all': {slots: [[number(1), number(2), number(0)]]}, 'early ones': {slots: [[number(0), number(0)]]}, 'a val among them': {slots: [[number(0), number(1)]]}, 'a test first': {slots: [[number(2), number(0), number(1)]]}, 'one of test': {slots: [[number(2)]]}, 'one of train': {slots: [[number(0)]]}},
    'group of a side': {'one': {slots: [inGroup('commit 1', 0)]}, 'another': {slots: [inGroup('commit 2', 1)]}, 'of a long name': {slots: [inGroup(`commit ${'b'.repeat(64)}`, 2)]}, 'of a request': {slots: [inGroup('pull 7', 2)]}},
    'side of a commit': ruled({
      ...Object.fromEntries(groups.map((group) => [`by itself in ${group}`, {slots: [bed.joined(inGroup(group, 0), [number(0)])]}])),
      'taken along': {slots: [bed.joined(inGroup('commit 1', 0), [number(2)])]},
      'takes others along': {slots: [bed.joined(inGroup('commit 1', 1), [number(1)])]},
      'without a group that can be had': {slots: [bed.joined(inGroup('commit 1', 1), [stubDigest('gone')])]},
    }),
    'side of a file': ruled(fileSides(bed, side)),
    'tally of sides': {'train': {slots: [side['train'] ?? noSuchValue()]}, 'val': {slots: [side['val'] ?? noSuchValue()]}, 'test': {slots: [side['test'] ?? noSuchValue()]}, 'taken along': {slots: [bed.given(sideCodec, 'taken along', {split: 'test', alone: 'train'})]}, 'taken on': {slots: [bed.given(sideCodec, 'taken on', {split: 'val', alone: 'train'})]}},
  };
}

function filesInGroups(bed: Bed, member: Digest): Readonly<Record<string, Fixture>> {
  const file = (since?: FileEntry['since']) => bed.given(fileCodec, `grouped file ${since ?? ''}`, {mode: '100644', kind: 'file', oid: bed.object('one\n'), path: 'a', ...(since !== undefined && {since})});
  const by = (digit: string) => bed.given(introducedCodec, `by ${digit}`, {oid: digit === '' ? '' : oid(digit)});
  return Object.fromEntries(([undefined, 'val', 'test'] as const).flatMap((since): readonly (readonly [string, Fixture])[] => [
    [`${since ?? 'anywhere'}, of a group`, {slots: [file(since), bed.joined(by('2'), [member])]}],
    [`${since ?? 'anywhere'}, of a commit alone`, {slots: [file(since), bed.joined(by('3'), [undefined])]}],
    [`${since ?? 'anywhere'}, of nobody`, {slots: [file(since), bed.joined(by(''), [undefined])]}],
  ]));
}

function fileSides(bed: Bed, side: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  const file = (path: string, since?: FileEntry['since']) => bed.given(fileCodec, `parted file ${path} ${since ?? ''}`, {mode: '100644', kind: 'file', oid: bed.object('one\n'), path, ...(since !== undefined && {since})});
  const brought = (by: string | undefined) => bed.joined(bed.given(introducedCodec, 'bringer', {oid: oid('2')}), [by === undefined ? undefined : side[by]]);
  return {
    ...Object.fromEntries(['src/a.c', 'lib/a.c', 'doc/x.md', 'a', 'test/b.c', 'deep/er/x'].map((path) => [path, {slots: [file(path), brought('train')]}])),
    'of the second tree': {slots: [file('a', 'val'), brought('train')]},
    'of the third tree': {slots: [file('a', 'test'), brought(undefined)]},
    'brought by a late change': {slots: [file('a'), brought('test')]},
  };
}

function ruled(asked: Readonly<Record<string, Fixture>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rules).flatMap(([name, params]) => Object.entries(asked).map(([what, fixture]) => [`${what}, ${name}`, {...fixture, params}])));
}

function someChange(): NonNullable<(typeof commits)[string]>['changes'][number] {
  return Object.values(commits).flatMap(({changes}) => changes)[0] ?? noSuchValue();
}
