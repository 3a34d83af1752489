// Fixtures of the tasks that cut tokenized samples into sequences: by lines, by spans, by outlines, by lines of structure.
import {stubDigest} from '../../graph/value/stub.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import type {Declaration} from '../../stages/parse/outline/outline.ts';
import {mark} from '../../stages/sample/mark.ts';
import type {Sample, Span} from '../../stages/sample/sample.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import type {CutParams} from '../../stages/tokenize/cut/cut-tasks.ts';
import type {CutRules} from '../../stages/tokenize/cut/cut-sizes.ts';
import {o200kDigest} from '../../stages/tokenize/o200k-base.ts';
import {profileParams} from '../../stages/tokenize/profiles/profile-choice.ts';
import {tokenListCodec, tokenListOf, uncut} from '../../stages/tokenize/token-list.ts';
import type {Tokens} from '../../stages/tokenize/tokens.ts';
import type {Bed} from './bed.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {structureDigest} from './structure-fixtures.ts';

export function cutFixtures(bed: Bed): Fixtures {
  const rows = Object.fromEntries(Object.entries(cases).map(([name, samples]) => [name, {
    tokens: bed.given(tokenListCodec, `to cut: ${name}`, tokenListOf({when: {corrected: 0, oid: ''}, name: `file ${'long/'.repeat(20)}.rs`}, samples.map(({tokens}) => uncut(tokens)), {code: 1, unmarked: 2, bytes: 3, spelled: 4, lines: 7})),
    samples: bed.given(samplesCodec, `to cut: ${name}`, samplesOf(samplesIn(samples))),
  }]));
  const row = (name: string) => rows[name] ?? noSuchValue();
  const plain = (name: string, cut: CutRules | null, change: Partial<CutParams> = {}): Fixture => ({slots: [row(name).tokens, row(name).samples], params: {...params, cut, ...change}});
  const file = bed.given(fileCodec, 'to cut', {path: 'a.rs', mode: '100644', oid: '1'.repeat(40), kind: 'file'});
  const outline = bed.given(outlineCodec, 'to cut in parts', {language: 'Rust', how: 'grammar', damaged: false, declarations, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}});
  const outlined = (cut: CutRules | null, known = outline): Fixture => ({slots: [row('a file').tokens, row('a file').samples, bed.joined(file, [known])], params: {...params, cut}});
  return {
    'cut tokens': {
      'whole': plain('a file', null),
      'one that fits': plain('a file', {tokens: code.length, overlap: 0}),
      'one that does not fit with its end': plain('a file', {tokens: code.length, overlap: 0}, {end: 199_999}),
      'one that ends already': plain('ended', {tokens: 12, overlap: 0}, {end: 199_999}),
      'lines': plain('a file', {tokens: 30, overlap: 0}),
      'lines, with what was before': plain('a file', {tokens: 30, overlap: 9}, {end: 199_999}),
      'sizes': plain('a file', {tokens: 40, overlap: 4, sizes: [{tokens: 20, share: 1}, {tokens: 40, share: 2}]}),
      'a patch of two files': plain('a patch', {tokens: 44, overlap: 0}),
      'a patch of two files that do not fit': plain('a patch', {tokens: 20, overlap: 0}),
      'a patch, packed': plain('a patch', {tokens: 30, overlap: 0, pack: true}),
      'lines, packed': plain('a file', {tokens: 30, overlap: 3, pack: true}, {end: 199_999}),
      'two samples, one long': plain('two', {tokens: 24, overlap: 0}),
      'weights': plain('weights', {tokens: 10, overlap: 4}),
      'nothing': plain('nothing', {tokens: 8, overlap: 0}),
    },
    'cut tokens of outlined files': {
      'declarations': outlined({tokens: 40, overlap: 0}),
      'declarations, with what was before': outlined({tokens: 44, overlap: 6}),
      'declarations, packed': outlined({tokens: 44, overlap: 0, pack: true}),
      'declarations that do not fit': outlined({tokens: 12, overlap: 0}),
      'in sizes': outlined({tokens: 40, overlap: 0, sizes: [{tokens: 24, share: 1}, {tokens: 40, share: 1}]}),
      'an outline that cannot be had': outlined({tokens: 40, overlap: 0}, stubDigest('binary')),
      'whole': outlined(null),
    },
    'outline of a file, named by it': {
      'a file': {slots: [file]},
      ...Object.fromEntries(([['val', 'later'], ['test', 'last'], [undefined, 'first']] as const).map(([since, name]): [string, Fixture] => [
        `the ${name} version, of another name`,
        {slots: [bed.given(fileCodec, `to cut, ${name}`, {path: 'a%FF.rs', pathBytes: Buffer.from('a\xff.rs', 'latin1').toString('base64'), mode: '100644', oid: '1'.repeat(40), kind: 'file', ...(since !== undefined && {since})})]},
      ])),
    },
    'cut structural tokens': Object.fromEntries(([[null, null], [{tokens: 16, overlap: 0}, 199_999], [{tokens: 20, overlap: 5}, null]] as const).map(([cut, end]): [string, Fixture] => [
      cut === null ? 'whole' : `of ${cut.tokens}, overlap ${cut.overlap}`,
      {slots: [row('a file').tokens], params: {tokenizer: o200kDigest, vocabulary: structureDigest, above: [], cut, end}},
    ])),
  };
}

const params: Omit<CutParams, 'cut'> = {tokenizer: o200kDigest, ...profileParams({name: 'plain', unknownMarks: 'refuse'}), end: null};

interface Case {readonly spans: readonly Span[]; readonly tokens: Tokens}

const code = 'use a;\n\n/// Says.\n#[test]\nfn one() {\n  a();\n\n  b();\n}\n\nfn two() {\n\nc();\n\nd();\n}\nfn three() {}\n';
const patch = ['fix\n', 'diff a\n', '@@ -1 +1 @@\n-a\n+b\n', 'diff b\n', '@@ -2 +2 @@\n-c\n+d\n'];
const at = (text: string) => code.indexOf(text);
const source = (text: string): Span => ({kind: 'source', leaf: o200kDigest, text: 'blob', from: 0, to: text.length, loss: 1});
const template = (text: string): Span => ({kind: 'template', text, loss: 1});
const body = source(code);

const cases: Readonly<Record<string, readonly Case[]>> = {
  'a file': [{spans: [mark('start'), body, mark('end')], tokens: tokensOf(['', code, ''])}],
  'ended': [{spans: [source('let a = 1;\n'), mark('end')], tokens: {...tokensOf(['let a = 1;\n']), ids: Int32Array.of(...idsOf('let a = 1;\n'), 199_999), loss: new Uint8Array(12).fill(1)}}],
  'a patch': [{spans: patch.map((text, index) => (index % 2 === 0 ? source(text) : template(text))), tokens: tokensOf(patch)}],
  'two': [{spans: [template('short')], tokens: tokensOf(['short'])}, {spans: [source(code.slice(0, 50))], tokens: tokensOf([code.slice(0, 50)])}],
  'weights': [{spans: [template('let a = 1;\n'), source('let b = 2;\n')], tokens: {...tokensOf(['let a = 1;\n', 'let b = 2;\n']), loss: Uint8Array.from({length: 22}, (_, index) => (index < 11 ? 0 : 3))}}],
  'nothing': [{spans: [], tokens: tokensOf([])}],
};

function samplesIn([first = noSuchValue(), ...more]: readonly Case[]): readonly [Sample, ...Sample[]] {
  return [sample(first.spans), ...more.map(({spans}) => sample(spans))];
}

function sample(spans: readonly Span[]): Sample {
  return {kind: 'file', granularity: 'document', group: 'file a.rs', when: {corrected: 0, oid: ''}, synthetic: false, spans, meta: {}};
}

/** A token for each character, as o200k_base numbers them. */
function tokensOf(spans: readonly string[]): Tokens {
  const text = spans.join('');
  const starts = spans.flatMap((own, span) => (own === '' ? [] : [spans.slice(0, span).join('').length, span, 0]));
  return {ids: Int32Array.from(idsOf(text)), loss: new Uint8Array(text.length).fill(1), origin: Uint32Array.from(starts)};
}

function idsOf(text: string): readonly number[] {
  return [...text].map((character) => ({'\n': 198, ' ': 220})[character] ?? character.charCodeAt(0) - 33);
}

const declaration = (name: string, from: string, to: number, more: Partial<Declaration> = {}): Declaration => ({
  kind: 'function', name, from: at(from), to, nameAt: at(from) + 3, parent: -1, of: '', visibility: 'private', modifiers: [], signature: {from: at(from), to: at(from) + 8}, attributes: [], bases: [], line: 1, lastLine: 2,
  test: false, hashes: {signature: '1', body: '1', attributes: ''}, sketch: '', conditions: 0, queries: [], ...more,
});
const declarations = [
  declaration('one', 'fn one', at('fn two') - 2, {doc: {from: at('///'), to: at('#[')}, attributes: [{from: at('#['), to: at('fn one') - 1}]}),
  declaration('two', 'fn two', at('fn three') - 1), declaration('three', 'fn three', code.length - 1), declaration('beyond', 'fn three', code.length + 40),
];
