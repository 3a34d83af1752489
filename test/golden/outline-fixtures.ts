// Fixtures of the tasks on outlines: what is asked, what is read, and what of it has no places.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {foreign} from '../../graph/value/digest.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {outlinedLanguages} from '../../stages/parse/outline/languages.ts';
import {outlineAskCodec, outlineTag} from '../../stages/parse/outline/outline-ask.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import {syntaxDigest} from '../../stages/parse/outline/syntax/syntax-digest.ts';
import type {Outline} from '../../stages/parse/outline/outline.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {fileCodec, fileKind} from '../../stages/source/git/file-entry.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {profiles} from './profiles.ts';

const samples = join(import.meta.dirname, '../stages/parse/outline/samples');

const hash = (digit: string): string => digit.repeat(24);
const declared = {parent: -1, of: '', visibility: 'private', modifiers: [], attributes: [], bases: [], line: 1, lastLine: 1, test: false, hashes: {signature: '', body: '', attributes: ''}, sketch: '', conditions: 0, queries: []};

export const outlines: Readonly<Record<string, Outline>> = {
  'nothing': {language: 'Rust', how: 'grammar', damaged: false, declarations: [], imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}},
  'of patterns': {language: 'Lua', how: 'patterns', damaged: false, declarations: [{...declared, kind: 'function', name: 'a', nameAt: 9, from: 0, to: 10, signature: {from: 0, to: 10}}], imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: hash('1')}},
  'all there is': {
    language: 'TypeScript', how: 'grammar', damaged: true,
    declarations: [
      {...declared, kind: 'class', name: 'A', nameAt: 6, from: 0, to: 60, signature: {from: 0, to: 7}, body: {from: 8, to: 60}, doc: {from: 1, to: 2}, bases: ['B', 'C<D>'], line: 3, lastLine: 900, hashes: {signature: hash('1'), body: hash('2'), attributes: ''}},
      {...declared, kind: 'method', name: 'é', nameAt: 20, parent: 0, of: 'A', visibility: 'public', modifiers: ['async', 'static'], from: 10, to: 58, signature: {from: 10, to: 20}, attributes: [{from: 3, to: 5}, {from: 6, to: 9}], test: true, hashes: {signature: hash('3'), body: hash('4'), attributes: hash('5')}, sketch: 'ab'.repeat(24), conditions: 300, queries: ['select users 01234567']},
    ],
    imports: [{from: 0, to: 4, module: './a.ts', name: 'a', alias: 'b'}, {from: 5, to: 6, module: './a.ts', name: '*', alias: ''}],
    exports: [{from: 0, to: 4, module: '', name: 'A', alias: ''}],
    calls: [
      {kind: 'call', name: 'a', nameAt: 22, from: 22, to: 25, within: 1, receiver: {from: 0, to: 3}}, {kind: 'call', name: 'a', nameAt: 32, from: 32, to: 35, within: 1, receiver: {from: 0, to: 3}},
      {kind: 'new', name: 'B', nameAt: 40, from: 36, to: 45, within: -1}, {kind: 'macro', name: 'm', nameAt: 50, from: 50, to: 52, within: 0, receiver: {from: 0, to: 90}}, {kind: 'call', name: 'z', nameAt: 40, from: 36, to: 45, within: -1, receiver: {from: 0, to: 80}},
    ],
    rest: {conditions: 2, queries: ['insert a.b 89abcdef', 'drop c 00000000'], hash: hash('6')},
  },
};

const texts: readonly (readonly [name: string, language: string, text: string | Uint8Array])[] = [
  ['SQL in texts', 'Python', 'def a(db):\n    """select me from nothing"""\n    db.execute("SELECT a, b FROM users WHERE id = ?")\n    db.execute(\'insert into  logs values (1)\')\n    x = "update the list"\n    # "delete from gone"\n    return f"""\n        WITH a AS (SELECT 1) SELECT * FROM "b"\n    """\n'],
  ['more SQL', 'JavaScript', 'q(`UPDATE t SET a = 1`, "delete from s.t", "MERGE INTO m USING n", "create unique index i on t", "create table if not exists c (a)", "alter table d add e", "drop view if exists f", "replace into g", "select 1", "insert ignore into h")\n'],
  ['decisions', 'Ruby', 'def a(b)\n  return 1 if b\n  case b\n  when 1 then b ? 1 : 2\n  end\nend\nputs 1 unless false\n'],
  ['statements', 'JavaScript', 'import a from "a";\n// said\nif (a) b();\nfunction c() { return a ? 1 : 2; }\nb({\n  d: 1, // why\n});\n'],
  ['empty', 'Rust', ''],
  ['braces that hold only declarations', 'Rust', 'impl A { fn b() {} }\nimpl C {}\nimpl D {\n}\n'],
  ['patterns', 'Lua', 'local function a(b)\n  -- function c()\nend\n'],
  ['of no language', '', 'what'],
  ['of a language without outlines', 'Brainfuck', '+++'],
  ['binary', 'Rust', Uint8Array.of(0, 1, 2, 255)],
  ['deep', 'JSON', '['.repeat(2000)],
  ['damaged', 'Rust', 'fn a( { } } fn b() {}\n'],
];

export function outlineFixtures(bed: Bed): Fixtures {
  // Another version of a language is another ask.
  const asked = [...samplesOfLanguages(), ...texts].map(([name, language, text]) => [name, bed.given(outlineAskCodec, `${name}, ${outlineTag(language)}`, {leaf: bed.leaf(text), language})] as const);
  const params = {syntax: syntaxDigest};
  const absent = ([['missing', missing], ['too large', tooLarge]] as const).map(([name, oid]) => [name, bed.given(outlineAskCodec, name, {leaf: cleanLeaf(foreign('git', oid), ''), language: 'Rust'})] as const);
  const outlined = Object.entries(outlines).map(([name, value]) => [name, bed.given(outlineCodec, name, value)] as const);
  const text = bed.given(outlineAskCodec, 'for places', {leaf: bed.leaf('abc '.repeat(30)), language: 'TypeScript'});
  return {
    'outline asked of a file': askedOfFiles(bed),
    'outline': Object.fromEntries([...asked, ...absent].map(([name, ask]) => [name, {slots: [ask], params}])),
    'surface': Object.fromEntries(outlined.map(([name, outline]) => [name, {slots: [text, outline]}])),
    'tally of outlines': Object.fromEntries(outlined.map(([name, outline]) => [name, {slots: [outline]}])),
  };
}

/** One file for each language, of which tests keep the outlines in words, too. */
function samplesOfLanguages(): readonly (readonly [string, string, Uint8Array])[] {
  return outlinedLanguages().map(({name, grammar}) => [`sample of ${name}`, name, readFileSync(join(samples, `${grammar}.txt`))]);
}

function askedOfFiles(bed: Bed): Readonly<Record<string, Fixture>> {
  const file = (mode: string) => bed.given(fileCodec, `asked, ${mode}`, {path: 'a', mode, oid: bed.object('fn a() {}'), kind: fileKind(mode)});
  const profile = (name: string) => bed.given(profileCodec, name, profiles[name] ?? noSuchValue());
  return {
    ...Object.fromEntries(Object.keys(profiles).map((name) => [`profile: ${name}`, {slots: [file('100644'), profile(name)]}])),
    'under rules': {slots: [file('100644'), profile('plain')], params: {clean: goldenTag}},
    'a link': {slots: [file('120000'), profile('plain')]},
    'a submodule': {slots: [file('160000'), profile('plain')]},
  };
}
