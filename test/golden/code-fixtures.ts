// Fixtures of the tasks that show code in pieces: what is asked of a file, the samples of it, and how they are picked, written and counted.
import {hash} from 'node:crypto';
import {foreign, type Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {codeAskCodec} from '../../stages/code/code-ask.ts';
import {granularities} from '../../stages/code/granularity.ts';
import {shardFileCodec} from '../../stages/dataset/shard-file.ts';
import {tallyCodec} from '../../stages/dataset/tally.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import type {Declaration, Outline} from '../../stages/parse/outline/outline.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import {fileCodec, fileKind} from '../../stages/source/git/file-entry.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import type {Fixture, Fixtures} from './fixture.ts';
import {profiles} from './profiles.ts';

export function codeFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(written(bed)).map(([name, samples]) => [name, bed.given(samplesCodec, `code, ${name}`, samplesOf(samples))] as const);
  const each = Object.fromEntries(rows.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}]));
  const counts = [{files: 1, 'samples file': 2}, {files: 2, 'samples impl': 9, 'cut impl': 3}, {}, {files: 7, 'samples trait': 1}].map((tally, at) => bed.given(tallyCodec, `of code, ${at}`, tally));
  const ask = bed.given(codeAskCodec, 'an ask', {id: '\0caf%E9', path: 'caf%E9', language: 'Rust', leaf: bed.leaf(text)});
  return {
    'file of code': asked(bed, rows[0]?.[1] ?? stubDigest('none')),
    'outline of a file of code': Object.fromEntries([ask, inFolder(bed, 'a.rs', text), inFolder(bed, 'c.c', text), inFolder(bed, 'b.rs', text)].map((row, at) => [`ask ${at}`, {slots: [row]}])),
    'module of a file of code': {'an odd name': {slots: [ask]}, 'in a folder': {slots: [inFolder(bed, 'b.rs', text)]}},
    'samples of a module': modules(bed),
    'samples of code': made(bed),
    'code of one granularity': Object.fromEntries(rows.flatMap(([name, digest]) => granularities.map((granularity) => [`${name}, ${granularity}`, {slots: [digest], params: {granularity}}]))),
    'code shard': {...Object.fromEntries(Object.entries(each).map(([name, {slots}]) => [name, {slots: [slots]}])), 'all': {slots: [rows.map(([, digest]) => digest)]}},
    'code splice': {'a former one around a new one': {slots: [[former(bed)], rows.slice(0, 1).map(([, digest]) => digest)], params: {pieces: [[0, 0, 1], [-1, 0, 1], [0, 1, 2]]}}},
    'count of code': each,
    'count of code, measured': Object.fromEntries(counts.map((digest, at) => [String(at), {slots: [digest]}])),
  };
}

function inFolder(bed: Bed, name: string, content: string): Digest {
  return bed.given(codeAskCodec, `of a module: ${name}`, {id: `src/é/${name}`, path: `src/é/${name}`, language: name.endsWith('.rs') ? 'Rust' : 'C', leaf: bed.leaf(content)});
}

function modules(bed: Bed): Readonly<Record<string, Fixture>> {
  const files = [inFolder(bed, 'b.rs', text), inFolder(bed, 'a.c', 'int a;'), inFolder(bed, 'lib.rs', ''), inFolder(bed, 'binary.c', '\0\u0001')];
  return {
    ...Object.fromEntries([100_000, 500, 120].map((maxBytes) => [`all, ${maxBytes}`, {slots: [files], params: {maxBytes}}])),
    'one': {slots: [files.slice(1, 2)], params: {maxBytes: 500}},
    'nothing to show': {slots: [files.slice(2)], params: {maxBytes: 500}},
  };
}

function asked(bed: Bed, sample: Digest): Readonly<Record<string, Fixture>> {
  const file = (path: string, mode = '100644') => bed.given(fileCodec, `of code: ${path} ${mode}`, {path, mode, oid: bed.object('a\n'), kind: fileKind(mode)});
  const all = Object.entries(profiles).map(([name, profile]): [string, Fixture] => [name, {slots: [file('src/é.rs'), bed.given(profileCodec, name, profile), sample], params: null}]);
  const [, first] = all.find(([, {slots}]) => slots.length > 0) ?? [];
  return {...Object.fromEntries(all), ...(first !== undefined && {'under rules': {...first, params: {clean: goldenTag}}})};
}

const text = `//! Says.
/// One é.
/// Two.
#[inline]
pub async fn one() {
    fn inner() {}
}

pub struct S<'a> {
    a: &'a u8,
}

impl Show for S<'_> {
    fn show(&self) {
        ${'step();\n        '.repeat(12)}
    }
}
`;

const bare: Omit<Declaration, 'kind' | 'name' | 'from' | 'to' | 'line' | 'lastLine' | 'nameAt' | 'signature'> = {parent: -1, of: '', visibility: 'private', modifiers: [], attributes: [], bases: [], test: false, hashes: {signature: '1', body: '1', attributes: ''}, sketch: '', conditions: 0, queries: []};
const bytes = Buffer.from(text);

/** From one place of the text to the end of another. */
function place(from: string, to: string): {readonly from: number; readonly to: number} {
  const start = bytes.indexOf(from);
  return {from: start, to: bytes.indexOf(to, start) + Buffer.byteLength(to)};
}

function declared(kind: string, name: string, where: {readonly from: number; readonly to: number}, more: Partial<Declaration> = {}): Declaration {
  return {...bare, kind, name, ...where, nameAt: where.from, signature: where, line: 1, lastLine: 1, ...more};
}

const outline: Outline = {
  language: 'Rust', how: 'grammar', damaged: false, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''},
  declarations: [
    declared('function', 'one', place('pub async', '{}\n}'), {doc: place('/// One', 'Two.'), attributes: [place('#[', ']')], visibility: 'pub', modifiers: ['async']}),
    declared('function', 'inner', place('fn inner', '{}'), {parent: 0}),
    declared('struct', 'S', place('pub struct', '\n}'), {visibility: 'pub(crate)'}),
    declared('field', 'a', place('a: &', 'u8'), {parent: 2}),
    declared('impl', 'S', place('impl', '\n}\n'), {bases: ['Show']}),
    declared('method', 'show', place('fn show', '    }'), {parent: 4, visibility: 'inherited', modifiers: ['unsafe', 'const'], test: true}),
    declared('trait', 'T', place('step', ';'), {bases: ['A + B']}),
  ],
};

function made(bed: Bed): Readonly<Record<string, Fixture>> {
  const known = bed.given(outlineCodec, 'of code', outline);
  const code = (name: string, leaf: Digest, refs: readonly (Digest | undefined)[], maxBytes = 100_000): readonly [string, Fixture] => [name, {slots: [bed.joined(bed.given(codeAskCodec, `code: ${leaf}`, {id: 'src/a.rs', path: 'src/a.rs', language: 'Rust', leaf}), refs)], params: {maxBytes}}];
  return Object.fromEntries([
    code('whole', bed.leaf(text), [known]),
    code('in parts', bed.leaf(text), [known], 160),
    code('in short parts', bed.leaf(text), [known], 60),
    code('without an outline', bed.leaf(text), [stubDigest('nested-too-deep')]),
    code('of a language without one', bed.leaf('say: 1\r\n\r\nno newline'), [undefined]),
    code('empty', bed.leaf(''), [undefined]),
    code('binary', bed.leaf('\0\u0001'), [undefined]),
    code('too large', cleanLeaf(foreign('git', tooLarge), ''), [undefined]),
    code('missing', cleanLeaf(foreign('git', missing), ''), [undefined]),
  ]);
}

function written(bed: Bed): Readonly<Record<string, readonly [Sample, ...Sample[]]>> {
  const sample: Sample = {
    kind: 'code', granularity: 'function', group: 'file a.rs', when: {corrected: 0, oid: ''}, synthetic: false,
    spans: [{kind: 'template', text: '// Function: é\n\n', loss: 1}, {kind: 'source', leaf: bed.leaf(text), text: 'blob', from: 0, to: 9, loss: 1}],
    meta: {type: 'function', name: 'é', is_public: true, doc: 'Says "so".', language: 'Rust'},
  };
  const cut = (part: number): Sample => ({...sample, granularity: 'impl', meta: {...sample.meta, is_public: false, doc: '', part, parts_in_all: 2}});
  return {'one': [sample], 'in parts': [cut(1), cut(2), sample]};
}

function former(bed: Bed): Digest {
  const texts = ['{"a":1}\n', '{"b":2}\n'];
  const content = Buffer.from(texts.join(''));
  return bed.given(shardFileCodec, 'former code', {extension: 'jsonl', documents: 2, samples: 2, shares: texts.map(({length}) => ({bytes: length, samples: 1})), sha256: hash('sha256', content, 'hex'), content});
}
