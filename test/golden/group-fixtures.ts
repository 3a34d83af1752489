// Fixtures of the tasks that find change groups: from claims, patches, trees and merges to the members of groups and their samples.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {componentCodec} from '../../graph/operators/cluster.ts';
import {broughtCodec, type Brought} from '../../stages/change/groups/brought.ts';
import {changeGroupCodec} from '../../stages/change/groups/change-group.ts';
import {claimingCodec, type Claiming} from '../../stages/change/groups/claim-links.ts';
import {confidences, edgeOf, linkOf} from '../../stages/change/groups/evidence.ts';
import {introducedCodec} from '../../stages/change/groups/introduced.ts';
import {knownCodec, knownPieceCodec, type KnownCommit} from '../../stages/change/groups/known-commits.ts';
import {membershipCodec} from '../../stages/change/groups/membership.ts';
import {patchedCodec} from '../../stages/change/groups/patch-ids.ts';
import {sharedCodec, sharingCodec} from '../../stages/change/groups/shared.ts';
import {editCodec, type Edit} from '../../stages/change/edit.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import {commitCodec, type CommitRecord} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const oid = (digit: string) => digit.repeat(40);
const at = (digit: string, corrected: number): KnownCommit => ({oid: oid(digit), corrected});

export function groupFixtures(bed: Bed): Fixtures {
  const row = (name: string, value: CommitRecord) => bed.given(commitCodec, name, value);
  const known = (name: string, ...list: readonly KnownCommit[]) => bed.given(knownCodec, name, list);
  const claiming = (name: string, more: Partial<Claiming>) => bed.given(claimingCodec, name, {oid: oid('1'), corrected: 9, brought: [], picked: [], reverted: [], requests: [], ...more});
  const said = Object.fromEntries(Object.entries(messages).map(([name, message]): [string, Fixture] => [name, {slots: [row(`says: ${name}`, {...(commits['merge'] ?? noSuchValue()), message})]}]));
  const claims = {
    none: claiming('none', {}),
    one: claiming('one', {reverted: ['4444444444'], requests: [{vertex: 'merge request 4', evidence: 'merge names pull'}]}),
    all: claiming('all', {picked: [oid('2'), '3333333'], reverted: ['4444444', oid('1')], brought: [oid('5')], requests: [{vertex: 'pull 7', evidence: 'merge names pull'}, {vertex: 'pull 6', evidence: 'reverts pull'}]}),
  };
  const file = bed.given(fileCodec, 'of a group', {mode: '100644', kind: 'file', oid: bed.object('one\n'), path: 'a.rs'});
  const first = bed.given(knownPieceCodec, 'first', at('2', 7));
  const [two, three, four, one] = [known('two', at('2', 1)), known('three, twice', at('3', 1), {oid: `3333333${'0'.repeat(33)}`, corrected: 2}), known('four', at('4', 3)), known('one', at('1', 9))];
  return {
    'patch-id': patchIds(bed),
    'claims of a commit': said,
    'commits claimed': each(claims),
    'links of claims': {
      'each way': {slots: [bed.joined(claims.all, [two, three, four, one])]},
      'not there': {slots: [bed.joined(claims.all, [undefined, stubDigest('gone'), two, undefined])]},
      'none': {slots: [bed.joined(claims.none, [])]},
    },
    'ways to find a commit': {'of a commit': {slots: [row('named', commits['no change'] ?? noSuchValue())]}, 'of a long name': {slots: [row('named at length', commits['SHA-256 repository'] ?? noSuchValue())]}},
    'versions of a commit': Object.fromEntries(Object.entries(commits).map(([name, commit]) => [name, {slots: [row(`with versions: ${name}`, commit)]}])),
    'first of a version': {'in time': {slots: [['9 1', '1 2', '5 1', '2 0'].map((text) => bed.given(knownPieceCodec, text, at(text.slice(0, 1), Number(text.slice(2)))))]}, 'alone': {slots: [[first]]}, 'two at once': {slots: [[bed.given(knownPieceCodec, 'f at once', at('f', 3)), bed.given(knownPieceCodec, 'e at once', at('e', 3))]]}, 'very late': {slots: [[bed.given(knownPieceCodec, 'very late', at('d', 9_000_000_000_000))]]}},
    'version of a file': {'of a file': {slots: [file]}, 'of a submodule': {slots: [bed.given(fileCodec, 'submodule of a group', {mode: '160000', kind: 'submodule', oid: oid('9'), path: 'lib'})]}, 'of a foreign name': {slots: [bed.given(fileCodec, 'foreign, of a group', {mode: '100644', kind: 'file', oid: bed.object('two\n'), path: 'caf%E9', pathBytes: Buffer.from('caf\xe9', 'latin1').toString('base64')})]}},
    'introduced': {'by a commit': {slots: [bed.joined(file, [first])]}, 'by none': {slots: [bed.joined(file, [undefined])]}, 'by another': {slots: [bed.joined(file, [bed.given(knownPieceCodec, 'another', at('c', 1))])]}, 'by one of a long name': {slots: [bed.joined(file, [bed.given(knownPieceCodec, 'long', {oid: '5'.repeat(64), corrected: 3})])]}, 'by one of long ago': {slots: [bed.joined(file, [bed.given(knownPieceCodec, 'long ago', at('b', 0))])]}, 'by one that cannot be had': {slots: [bed.joined(file, [stubDigest('gone')])]}},
    'introducer named': each({some: bed.given(introducedCodec, 'some', {oid: oid('2')}), none: bed.given(introducedCodec, 'none', {oid: ''}), long: bed.given(introducedCodec, 'long', {oid: '3'.repeat(64)}), other: bed.given(introducedCodec, 'other', {oid: oid('f')})}),
    'known commits': {'in time': {slots: [['9 1', '1 2', '5 1', '2 0'].map((text) => bed.given(knownPieceCodec, text, at(text.slice(0, 1), Number(text.slice(2)))))]}},
    ...sharing(bed, claims),
    ...brought(bed, {two, four, one}),
    ...groups(bed),
  };
}

const messages: Readonly<Record<string, string>> = {
  'nothing': 'Add a\n',
  'a squash': 'Add a (#1) (#23)\n',
  'a merge': 'Merge pull request #7 from ada/b\n\nTitle (#8)\n',
  'a merge of a bot': 'auto merge of #7 : ada/b\n',
  'a merge of a lab': 'Merge\n\nSee merge request ada/b!7\n',
  'a merge of a bucket': 'Merged in b (pull request #7)\n',
  'a merge of a service': 'Merged PR 7: Title\n',
  'a pick': `Fix\n\n(cherry picked from commit ${oid('2')})\n`,
  'a revert': `Revert "Add (#5)" (#6)\n\nThis reverts commits ${oid('2')}, 3333333 and 4444444.\n\nReverts ada/b#4\n`,
  'too much': Array.from({length: 40}, (_, each) => `(cherry picked from commit ${String(each).padStart(40, '0')})`).join('\n'),
};

function each(values: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(values).map(([name, digest]) => [name, {slots: [digest]}]));
}

function patchIds(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = (name: string, value: Edit) => bed.given(editCodec, `of a patch-id: ${name}`, value);
  const text = edit('text', {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: 40, hunks: Buffer.from('@@ -1 +1 @@\n-é\t a\u0000b\n+ 漢\n\\ No newline at end of file\n')});
  const binary = edit('binary', {kind: 'binary', added: 0, removed: 0, hunkCount: 0, length: 0});
  const nothing = edit('no line', {kind: 'text', added: 0, removed: 0, hunkCount: 0, length: 0});
  const turns = [text, binary, nothing, stubDigest('too-large: 99999999 bytes'), undefined];
  return Object.fromEntries(Object.entries(commits).map(([name, commit]) => [name, {slots: [bed.joined(bed.given(commitCodec, `to be patched: ${name}`, commit), Array.from({length: 20}, (_, turn) => turns[turn % turns.length]))]}]));
}

function sharing(bed: Bed, claims: Readonly<Record<string, Digest>>): Fixtures {
  const patched = {some: bed.given(patchedCodec, 'some', {oid: oid('1'), corrected: 3, id: oid('f')}), none: bed.given(patchedCodec, 'none', {oid: oid('1'), corrected: 3, id: ''}), late: bed.given(patchedCodec, 'late', {oid: oid('2'), corrected: 900_000_000, id: oid('e')}), catchingUp: bed.given(patchedCodec, 'catching up', {oid: oid('1'), corrected: 3, id: oid('f'), ofOthers: true}), long: bed.given(patchedCodec, 'long', {oid: '3'.repeat(64), corrected: 1, id: '4'.repeat(64)})};
  const piece = (digit: string, vertex: string, brought: readonly string[] = []) => ({...at(digit, 9 - Number(digit)), vertex, evidence: vertex === '' ? 'same patch' as const : 'merge names pull' as const, brought});
  const shared = {
    none: bed.given(sharedCodec, 'none', {count: 65, commits: []}),
    patch: bed.given(sharedCodec, 'a patch', {count: 3, commits: [piece('3', ''), piece('2', ''), piece('4', '')]}),
    alone: bed.given(sharedCodec, 'alone', {count: 1, commits: [piece('3', '')]}),
    lab: bed.given(sharedCodec, 'of a lab', {count: 2, commits: [piece('3', 'merge request 7'), piece('2', 'merge request 7')]}),
    request: bed.given(sharedCodec, 'a request', {count: 3, commits: [piece('3', 'pull 7', [oid('8')]), piece('2', 'pull 7', [oid('9')]), {...piece('4', 'pull 7'), evidence: 'subject names pull'}]}),
  };
  const head = bed.given(broughtCodec, 'head of 7', {vertex: 'pull 7', evidence: 'pull head', members: [oid('9')]});
  const many = Array.from({length: 65}, (_, each) => bed.given(sharingCodec, `one of many ${each}`, {...piece('1', ''), corrected: each}));
  return {
    'commit by its patch-id': each(patched),
    'commit by the requests it names': each(claims),
    'commits that share': {'few': {slots: [many.slice(0, 3).toReversed()]}, 'most': {slots: [many.slice(1)]}, 'too many': {slots: [many]}},
    'links of equal patches': each(shared),
    'request named': each(shared),
    'links of requests': {'proven': {slots: [bed.joined(shared.request, [head])]}, 'not proven': {slots: [bed.joined(shared.request, [undefined])]}, 'too many': {slots: [bed.joined(shared.none, [])]}},
    'tally of patches': each(shared),
    'patches alike': each(patched),
    'links of patches of pulls': {
      'alike': {slots: [head, bed.joined(patched.some, [shared.patch])]},
      'its own': {slots: [bed.given(broughtCodec, 'its own', {vertex: 'pull 3', evidence: 'pull head', members: [oid('3'), oid('2'), oid('4')]}), bed.joined(patched.some, [shared.patch])]},
      'too common': {slots: [head, bed.joined(patched.some, [shared.none])]},
      'none': {slots: [head, bed.joined(patched.none, [])]},
      'one alike': {slots: [head, bed.joined(patched.late, [shared.alone])]},
      'alone': {slots: [head, bed.joined(patched.some, [undefined])]},
    },
  };
}

function brought(bed: Bed, {two, four, one}: Readonly<Record<'two' | 'four' | 'one', Digest>>): Fixtures {
  const given = (name: string, value: Brought) => bed.given(broughtCodec, name, value);
  const tree = (name: string, ...list: readonly KnownCommit[]) => bed.given(knownCodec, `of a tree: ${name}`, list);
  const upon = (digit: string, corrected: number, parent = '2'): KnownCommit => ({...at(digit, corrected), parent: oid(parent)});
  const base = tree('where it began', at('2', 1));
  const outcome = {base: oid('2'), baseTree: oid('b'), head: oid('1'), tree: oid('a')};
  const rows = {
    merge: given('by a merge', {vertex: `commit ${oid('6')}`, evidence: 'merged by a merge of a branch', members: [oid('1'), oid('4'), oid('7')]}),
    tooMany: given('by a large merge', {vertex: `commit ${oid('6')}`, evidence: 'merged by a merge of a pull', members: [], tooMany: 251}),
    request: given('by a request', {vertex: 'pull 3', evidence: 'pull head', members: [oid('1')], outcome}),
  };
  return {
    'commits brought': each(rows),
    'links of what was brought': {
      'by a merge': {slots: [bed.joined(rows.merge, [one, four, undefined])]},
      'too many': {slots: [bed.joined(rows.tooMany, [])]},
      'squashed': {slots: [bed.joined(rows.request, [one, two, tree('upon the base', upon('8', 0), upon('1', 2), upon('5', 3), upon('6', 4)), base])]},
      'squashed upon another commit of that tree': {slots: [bed.joined(rows.request, [one, two, tree('upon another', upon('5', 3, '9')), tree('twice there', at('2', 1), at('9', 2))])]},
      'come to from elsewhere': {slots: [bed.joined(rows.request, [one, two, tree('from elsewhere', {...upon('5', 3, '7'), names: 'pull 4'}, {...at('6', 4), parent: '', names: 'pull 3'}), base])]},
      'rebased': {slots: [bed.joined(rows.request, [one, two, tree('the last of several', upon('5', 3, '7')), base])]},
      'named by another': {slots: [bed.joined(rows.request, [one, two, tree('by another', {...upon('5', 3), names: 'pull 4'}), base])]},
      'only before': {slots: [bed.joined(rows.request, [undefined, two, tree('upon the base, before', upon('8', 0)), base])]},
      'the base unknown': {slots: [bed.joined(rows.request, [one, undefined, tree('upon something', upon('5', 3)), base])]},
    },
  };
}

function groups(bed: Bed): Fixtures {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((digit) => `commit ${oid(digit)}`) as [string, string, string, string];
  const edges = [
    ...(Object.keys(confidences) as (keyof typeof confidences)[]).map((evidence) => edgeOf(evidence, a, 'pull 5')),
    edgeOf('reverts', b, a), edgeOf('reverts', c, b), edgeOf('reverts pull', d, 'pull 5'), edgeOf('same patch', c, a),
  ];
  const group = bed.given(changeGroupCodec, `all ${edges.length} links`, {id: a, members: [a, b, c, d, 'pull 5'], links: edges.map(linkOf)});
  const small = bed.given(changeGroupCodec, 'of one commit', {id: a, members: [a, 'pull 5'], links: [linkOf(edgeOf('subject names pull', a, 'pull 5'))]});
  const large = bed.given(changeGroupCodec, 'of many commits', {id: a, members: Array.from({length: 120}, (_, each) => `commit ${String(each).padStart(40, '0')}`), links: Array.from({length: 119}, (_, each) => linkOf(edgeOf('same patch', `commit ${String(each + 1).padStart(40, '0')}`, `commit ${oid('0')}`)))});
  const leaf = bed.leaf('one\n');
  const sample = {kind: 'commit', granularity: 'document', group: a, when: {corrected: 3, oid: oid('a')}, synthetic: false, spans: [mark('start'), {kind: 'source', leaf, text: 'blob', from: 0, to: 3, loss: 1}, mark('end')], meta: {message: 'Add a'}} as const;
  const samples = bed.given(samplesCodec, 'of a group', samplesOf([sample]));
  const made = (digit: string) => bed.given(samplesCodec, `of ${digit}`, samplesOf([{...sample, when: {corrected: 3, oid: digit.length > 1 ? digit : oid(digit)}}]));
  const member = (name: string, more: Readonly<Record<string, readonly string[]>>) =>
    bed.given(membershipCodec, name, {group: a, commits: 4, requests: ['pull 5'], links: [linkOf(edgeOf('reverts', b, a)), linkOf(edgeOf('same patch', a, c))], reverts: [], revertedBy: [], relands: [], relandedBy: [], ...more});
  return {
    'change group': {[`all ${edges.length} links`]: {slots: [bed.given(componentCodec, `all ${edges.length} links`, {members: [a, b, c, d, 'pull 5'], edges})]}},
    'members of a change group': each({group, small, large}),
    'tally of change groups': each({group, small, large}),
    'member of a sample': each({samples, other: made('1'), third: made('f'), long: made('7'.repeat(64)), none: bed.given(samplesCodec, 'undated', samplesOf([{...sample, when: {corrected: 0, oid: ''}}]))}),
    'grouped file': {
      'of a group': {slots: [samples, bed.joined(bed.given(introducedCodec, 'some', {oid: oid('2')}), [member('of a file', {})])]},
      'of none': {slots: [samples, bed.joined(bed.given(introducedCodec, 'some', {oid: oid('2')}), [undefined])]},
      'of nobody': {slots: [samples, bed.joined(bed.given(introducedCodec, 'none', {oid: ''}), [undefined])]},
    },
    'grouped sample': {
      'reverted': {slots: [bed.joined(samples, [member('reverted', {revertedBy: [oid('b')], relandedBy: [oid('c')]})])]},
      'reverting': {slots: [bed.joined(samples, [member('reverting', {reverts: [oid('b')], relands: [oid('c')]})])]},
      'linked to nothing': {slots: [bed.joined(samples, [undefined])]},
    },
  };
}
