// Fixtures of the tasks that make rows of CommitPack: pairs measured, licences told, commits judged, rows written.
import {hash} from 'node:crypto';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {pairNamesCodec} from '../../stages/change/facts/outlined-pair.ts';
import {pairLicenceCodec, type PairLicence} from '../../stages/change/licence/pair-licence.ts';
import {toldLicenceCodec} from '../../stages/change/licence/told-pair.ts';
import {measuredPairCodec, type MeasuredPair} from '../../stages/change/measured-pair.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import type {PackRules} from '../../stages/commitpack/pack-rules.ts';
import {packedCommitCodec, type PackedCommit} from '../../stages/commitpack/packed-commit.ts';
import {shardFileCodec} from '../../stages/dataset/shard-file.ts';
import {saidLicencesCodec} from '../../stages/parse/licence/said-licences.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import {commitCodec, type CommitRecord} from '../../stages/source/git/commit-record.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {changes, commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function packFixtures(bed: Bed): Fixtures {
  const rows = written(bed);
  const packed = Object.entries(judged).map(([name, value]) => [name, bed.given(packedCommitCodec, name, value)] as const);
  return {
    'measure of a pair': measured(bed),
    'licence of a pair': told(bed),
    'packed commit': packs(bed),
    'commitpack rows': {
      ...Object.fromEntries(packed.map(([name, digest]): [string, Fixture] => [name, {slots: [bed.joined(row(bed, 'all changes'), []), digest], params: {repository: 'team/project'}}])),
      'under rules': {slots: [bed.joined(row(bed, 'all changes'), []), packed[0]?.[1] ?? noSuchValue()], params: {repository: 'team/project', clean: goldenTag}},
    },
    'commitpack shard': {'one': {slots: [rows.slice(0, 1)]}, 'all': {slots: [rows]}},
    'commitpack splice': {'a former one around a new one': {slots: [[former(bed)], rows.slice(0, 1)], params: {pieces: [[0, 0, 1], [-1, 0, 1], [0, 1, 2]]}}},
    'count of packed files': Object.fromEntries(packed.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}])),
  };
}

function row(bed: Bed, name: string, commit: CommitRecord = commits[name] ?? noSuchValue()): Digest {
  return bed.given(commitCodec, name, commit);
}

function measured(bed: Bed): Readonly<Record<string, Fixture>> {
  const sides = (name: string, [before, after]: readonly [Digest | undefined, Digest | undefined], [was, is] = ['a.rs', 'a.rs']): readonly [string, Fixture] => [name, {slots: [bed.given(pairNamesCodec, `measured: ${name}`, {before: was, after: is, pair: {...(before !== undefined && {before}), ...(after !== undefined && {after})}})]}];
  const far = (oid: string) => cleanLeaf(foreign('git', oid), '');
  return Object.fromEntries([
    sides('both', [bed.leaf('fn a() {}\n'), bed.leaf('fn é() {} // 漢字 😀\n')]),
    sides('added', [undefined, bed.leaf('')]),
    sides('deleted, of no language', [bed.leaf('a\n'), undefined], ['notes', 'notes']),
    sides('renamed', [bed.leaf('print(1)\n'), bed.leaf('print(2)\n')], ['a.py', 'a.rb']),
    sides('binary', [bed.leaf('\0\u0001'), bed.leaf('text\n')]),
    sides('pointer', [undefined, bed.leaf(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 5\n`)]),
    sides('a link', [undefined, bed.leaf('../a.rs')], ['', '']),
    sides('too large', [far(tooLarge), bed.leaf('a\n')]),
    sides('missing', [bed.leaf('a\n'), far(missing)]),
  ]);
}

const stated: Readonly<Record<string, PairLicence>> = {
  'silent': {path: 'src/a.c', sides: [{expression: '', speaks: 'itself'}]},
  'a header put in': {path: 'src/a.c', sides: [{expression: '', speaks: 'itself'}, {expression: 'GPL-2.0-only', speaks: 'itself'}]},
  'a header taken out': {path: 'src/a.c', sides: [{expression: 'GPL-2.0-only', speaks: 'itself'}, {expression: '', speaks: 'itself'}]},
  'nothing of it': {path: 'src/a.c', sides: []},
};

function told(bed: Bed): Readonly<Record<string, Fixture>> {
  const said = bed.given(saidLicencesCodec, 'told', [{path: 'LICENSE', as: 'text', expression: 'MIT'}]);
  const asked = (name: string, ref: Digest | undefined): Fixture => {
    const digest = bed.given(pairLicenceCodec, `told: ${name}`, stated[name] ?? noSuchValue());
    return {slots: [bed.joined(digest, [ref]), bed.joined(digest, [undefined])]};
  };
  return {...Object.fromEntries(Object.keys(stated).map((name) => [name, asked(name, said)])), 'nobody says anything': asked('silent', undefined), 'what is said is a stub': asked('silent', stubDigest('too many'))};
}

const [one, ft]: readonly [PackRules, PackRules] = [{files: 'one', filter: 'none', merges: 'first-parent'}, {files: 'one', filter: 'commitpackft', merges: 'first-parent'}];
const text = (bytes: number) => ({bytes, characters: bytes, language: 'Rust', kind: 'text'}) as const;
const pairs: Readonly<Record<string, MeasuredPair>> = {
  'both': {before: text(400), after: text(420)}, 'added': {after: text(9)}, 'deleted': {before: {...text(9), language: ''}}, 'long': {before: text(2000), after: text(2000)}, 'short': {before: text(9), after: text(9)},
  'huge': {before: text(50_000), after: text(1)}, 'emptied': {before: text(400), after: text(0)}, 'binary': {before: text(9), after: {...text(9), kind: 'binary'}}, 'pointer': {after: {...text(130), kind: 'lfs-pointer'}},
};
const subjects = ['Handle input that is empty', '[a] b: Handle input that is empty [skip ci]', 'Handle a', 'handle input that is empty', 'Nothing of what is known', 'Handle what #3 was about here', 'Bump what is bumped again here', 'Handle what I did wrong before'];

function packs(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = bed.given(editCodec, 'packed', {kind: 'text', added: 1, removed: 0, hunkCount: 1, length: 5, hunks: Buffer.from('@@\n+a')});
  const measures = new Map(Object.entries(pairs).map(([name, value]) => [name, bed.given(measuredPairCodec, name, value)]));
  const [mit, unknown] = [bed.given(toldLicenceCodec, 'MIT', 'MIT'), bed.given(toldLicenceCodec, 'unknown', '')];
  const asked = (commit: Digest, refs: readonly (Digest | undefined)[], params: PackRules = one, {edits = refs.map(() => edit), licences = refs.map(() => mit)}: {readonly edits?: readonly (Digest | undefined)[]; readonly licences?: readonly (Digest | undefined)[]} = {}): Fixture => ({slots: [bed.joined(commit, edits), bed.joined(commit, refs), bed.joined(commit, licences)], params});
  const modified = row(bed, 'change: modified');
  const turns = Array.from({length: 20}, (_, at) => [...measures.values()][at % measures.size]);
  const both = measures.get('both');
  const said = (message: string, at: number) => row(bed, `packed, subject ${at}`, {...commits['change: modified'] ?? noSuchValue(), message: `${message}\n\nBody.\n`});
  return {
    ...Object.fromEntries(Object.keys(commits).map((name) => [name, asked(row(bed, name), turns)])),
    ...Object.fromEntries([...measures].flatMap(([name, digest]) => [[`sides: ${name}`, asked(modified, [digest])], [`sides: ${name}, filtered`, asked(said(subjects[0] ?? '', 0), [digest], ft)]] as const)),
    ...Object.fromEntries(subjects.map((subject, at) => [`subject: ${subject}`, asked(said(subject, at), [both], ft)])),
    'all files': asked(row(bed, 'all changes'), turns, {...one, files: 'all'}),
    'all files, of which some cannot be had': asked(row(bed, 'all changes'), [stubDigest('too-large: 9 bytes'), undefined, both, both], {...one, files: 'all'}, {edits: [edit, edit, stubDigest('licence: GPL-2.0-only'), edit], licences: [unknown, stubDigest('lost'), undefined, unknown]}),
    'merge, merges are skipped': asked(row(bed, 'merge'), turns, {...one, merges: 'skip'}),
    'one that others were forgotten beside': asked(row(bed, 'packed, forgotten', {...commits['change: modified'] ?? noSuchValue(), forgotten: 2}), [both]),
  };
}

const file = {at: 1, subject: 'Handle input', language: 'Rust', licence: 'MIT', before: 4, after: 6};
const judged: Readonly<Record<string, PackedCommit>> = {
  'two rows': {rows: [{...file, at: 0}, file], dropped: {binary: 2}},
  'added, deleted, unknown': {rows: [{at: 0, subject: 'a', language: '', licence: '', after: 6}, {at: 2, subject: 'a', language: 'C', licence: 'MIT', before: 4}], dropped: {}},
  'none': {rows: [], dropped: {'too-long': 1, 'binary': 3}},
  'nothing at all': {rows: [], dropped: {}},
  'a place that is not there': {rows: [{...file, at: 99}], dropped: {}},
};

function written(bed: Bed): readonly Digest[] {
  const side = (leaf: string, loss: number) => ({kind: 'source', leaf: bed.leaf(leaf), text: 'blob', from: 0, to: Buffer.byteLength(leaf), loss}) as const;
  const {after} = changes['added'] ?? noSuchValue();
  const sample: Sample = {
    kind: 'commitpack', granularity: 'file', group: `commit ${'1'.repeat(40)}`, when: {corrected: 5, oid: '1'.repeat(40)}, synthetic: false,
    spans: [mark('before'), side('a "é"\n', 0), mark('after'), side('b\n', 1)],
    meta: {commit: after ?? '', old_file: 'a', new_file: 'ü "b"', subject: 's', message: 's\n\nb', lang: 'Rust', license: 'MIT', repos: 'team/project'},
  };
  return [[sample], [{...sample, spans: [mark('before'), mark('after'), side('b\n', 1)]}, sample]].map((samples, at) => bed.given(samplesCodec, `packed ${at}`, samplesOf(samples as [Sample, ...Sample[]])));
}

function former(bed: Bed): Digest {
  const texts = ['{"a":1}\n', '{"b":2}\n'];
  const content = Buffer.from(texts.join(''));
  return bed.given(shardFileCodec, 'former rows', {extension: 'jsonl', documents: 2, samples: 2, shares: texts.map(({length}) => ({bytes: length, samples: 1})), sha256: hash('sha256', content, 'hex'), content});
}
