// Fixtures of the tasks that pair tests with what they test: files by name, their own tests, the evidence, and the samples.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {fileCallsCodec, type FileCalls} from '../../stages/parse/calls/resolve/calls-task.ts';
import type {Family} from '../../stages/parse/calls/family.ts';
import {usageOfFileCodec} from '../../stages/parse/calls/placed-usage.ts';
import type {Usage} from '../../stages/parse/calls/usage.ts';
import {placesCodec} from '../../stages/parse/packages/package-places.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import type {Declaration} from '../../stages/parse/outline/outline.ts';
import {profileCodec} from '../../stages/parse/profile-codec.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import {fileToPairCodec, type FileToPair} from '../../stages/sample/test-pair/file-to-pair.ts';
import {fileScopesCodec, type FileScopes} from '../../stages/sample/test-pair/imported-files.ts';
import {pairingCodec, type Pairing} from '../../stages/sample/test-pair/pairing.ts';
import {pathPieceCodec, pathsCodec} from '../../stages/sample/test-pair/paths.ts';
import {testedFileCodec, type TestedFile} from '../../stages/sample/test-pair/tested-file.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import type {Bed} from './bed.ts';
import {goldenTag} from './clean-rules.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';
import {profiles} from './profiles.ts';

const text = '// é\nfn one() { 1 }\n\n#[test]\nfn is_one() { one(); }\n';

export function testPairFixtures(bed: Bed): Fixtures {
  const leaf = bed.leaf(text);
  const file = (path: string, more: Partial<FileToPair> = {}) => bed.given(fileToPairCodec, `${path} ${JSON.stringify(more)}`, {path, leaf, bytes: Buffer.byteLength(text), tests: [], ...more});
  const tests = [{from: 22, to: 52}];
  const files = {code: file('src/one.rs'), inline: file('src/one.rs', {tests}), test: file('tests/one.rs'), named: file('src/one_test.rs'), lib: file('crates/two/src/lib.rs'), java: file('src/test/java/a/OneTest.java')};
  const entry = (path: string) => bed.given(fileCodec, `to pair: ${path}`, {mode: '100644', kind: 'file', oid: bed.object(text), path});
  const profile = (name: string) => bed.given(profileCodec, name, profiles[name] ?? noSuchValue());
  const sample = bed.given(samplesCodec, 'of a file to pair', samplesOf([{kind: 'file', granularity: 'document', group: 'file a', when: {corrected: 0, oid: ''}, synthetic: false, spans: [mark('start')], meta: {}}]));
  const pairings: Readonly<Record<string, Pairing>> = {own: {implementation: 'a.rs', test: 'a.rs', rule: 'inline'}, other: {implementation: 'a.rs', test: 'tests/a.rs', rule: 'tests/*, same place'}, third: {implementation: 'a.rs', test: 'a_test.rs', rule: '*_test, calls'}, fourth: {implementation: 'b.rs', test: 'checks.rs', rule: 'calls'}};
  const paired = Object.fromEntries(Object.entries(pairings).map(([name, value]) => [name, bed.given(pairingCodec, name, value)]));
  const tested = (name: string, value: TestedFile) => bed.given(testedFileCodec, name, value);
  const rows = {
    one: tested('one', {path: 'src/one.rs', tests: [{test: 'tests/one.rs', rule: 'tests/*'}]}),
    own: tested('own', {path: 'src/one.rs', tests: [{test: 'src/one.rs', rule: 'inline'}]}),
    both: tested('both', {path: 'src/one.rs', tests: [{test: 'src/one.rs', rule: 'inline'}, {test: 'tests/one.rs', rule: 'tests/*'}]}),
  };
  const paths = Object.fromEntries(['a.rs', 'b/a.rs', 'c/src/a.rs'].map((path) => [path, bed.given(pathPieceCodec, path, path)]));
  return {
    'file to pair': {
      'a file': {slots: [entry('src/one.rs'), profile('plain'), sample], params: null}, 'a large one': {slots: [entry('src/two.rs'), profile('of 1001 bytes'), sample], params: null},
      'under rules': {slots: [entry('src/one.rs'), profile('plain'), sample], params: {clean: goldenTag}},
      'a submodule': {slots: [bed.given(fileCodec, 'submodule to pair', {mode: '160000', kind: 'submodule', oid: '9'.repeat(40), path: 'sub'}), profile('plain'), sample], params: null},
    },
    'path of a file to pair': each(files),
    'file with inline tests': inline(bed, files),
    'files by stem': each(files),
    'paths of a stem': {'one': {slots: [[paths['a.rs'] ?? sample]]}, 'three': {slots: [Object.values(paths).toReversed()]}, 'too many': {slots: [Array.from({length: 65}, (_, at) => bed.given(pathPieceCodec, `${at}/mod.rs`, `${at}/mod.rs`))]}, 'two': {slots: [Object.values(paths).slice(1)]}},
    'stem of a test': each(files),
    'pairing of a test': judged(bed, files),
    ...imports(bed),
    'tests by file': each(paired),
    'tests of a file': {'one': {slots: [[paired['other'] ?? sample]]}, 'three': {slots: [[paired['other'] ?? sample, paired['third'] ?? sample, paired['own'] ?? sample]]}},
    'tally of pairings': each(paired),
    'files of pairs': each(rows),
    'test pair samples': {
      'of another file': {slots: [bed.joined(rows.one, [files.code, files.test])]},
      'inline': {slots: [bed.joined(rows.own, [files.inline, files.inline])]},
      'both': {slots: [bed.joined(rows.both, [files.inline, files.inline, files.test])]},
      'without the code': {slots: [bed.joined(rows.one, [undefined, files.test])]},
      'without the test': {slots: [bed.joined(rows.one, [files.code, stubDigest('binary')])]},
      'of tests only': {slots: [bed.joined(rows.own, [file('src/one.rs', {bytes: 52, tests: [{from: 0, to: 52}]}), files.code])]},
    },
  };
}

function each(rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}]));
}

const declared: Declaration = {
  kind: 'function', name: 'one', from: 6, to: 20, nameAt: 9, parent: -1, of: '', visibility: 'private', modifiers: [], signature: {from: 6, to: 14}, attributes: [], bases: [], line: 2, lastLine: 2,
  test: false, hashes: {signature: '1', body: '1', attributes: ''}, sketch: '', conditions: 0, queries: [],
};

function inline(bed: Bed, {code, test, lib}: Readonly<Record<'code' | 'lib' | 'test', Digest>>): Readonly<Record<string, Fixture>> {
  const outlined = (name: string, declarations: readonly Declaration[]) => bed.given(outlineCodec, `with tests: ${name}`, {language: 'Rust', how: 'grammar', damaged: false, declarations, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}});
  const own: Declaration = {...declared, name: 'is_one', from: 30, to: 52, nameAt: 33, signature: {from: 30, to: 41}, test: true, attributes: [{from: 22, to: 29}]};
  const outlines = {
    'none': outlined('none', [declared]), 'one': outlined('one', [declared, own]), 'by name only': outlined('by name only', [{...own, attributes: []}]),
    'tests alone': outlined('tests alone', [own]), 'tests in another file': outlined('tests in another file', [declared, {...own, kind: 'module', to: 42}]),
    'two that touch': outlined('two that touch', [own, {...own, from: 52, to: 60, attributes: [{from: 52, to: 53}], doc: {from: 50, to: 51}}]), 'one inside of another': outlined('one inside of another', [own, {...own, parent: 0, from: 35, to: 40}]),
  };
  return {
    ...Object.fromEntries(Object.entries(outlines).map(([name, digest]): [string, Fixture] => [name, {slots: [bed.joined(code, [digest])]}])),
    'in a test': {slots: [bed.joined(test, [outlines.one])]}, 'no outline': {slots: [bed.joined(lib, [undefined])]}, 'an outline that cannot be had': {slots: [bed.joined(code, [stubDigest('binary')])]},
  };
}

function judged(bed: Bed, files: Readonly<Record<'code' | 'inline' | 'java' | 'named' | 'test', Digest>>): Readonly<Record<string, Fixture>> {
  const found = (...list: readonly string[]) => bed.given(pathsCodec, list.join(), list);
  const call = (path: string): FileCalls['calls'][number] => ({kind: 'call', within: '', verdict: 'resolved', evidence: 'name', targets: [{path, id: 'f', inline: ''}]});
  const calls = (...list: readonly string[]) => bed.given(fileCallsCodec, `of a test: ${list.join()}`, {path: 'tests/one.rs', family: 'rust', declares: [], calls: [...list.map(call), {...call('z.rs'), verdict: 'ambiguous'}]});
  const asked = (row: Digest, named: readonly (Digest | undefined)[], called: Digest | undefined, imported?: Digest): Fixture => ({slots: [bed.joined(row, named), bed.joined(row, [called]), bed.joined(row, [imported])]});
  const two = found('a/one.rs', 'b/one.rs');
  return {
    'inline': asked(files.inline, [], undefined), 'no test': asked(files.code, [], undefined),
    'the only one': asked(files.named, [found('elsewhere/one.rs')], undefined), 'the only one, by its folder': asked(files.test, [found('elsewhere/one.rs')], undefined), 'at the same place': asked(files.test, [found('a/one.rs', 'src/one.rs')], undefined), 'ambiguous': asked(files.test, [two], undefined),
    'called': asked(files.test, [two], calls('b/one.rs')), 'called at the same place': asked(files.named, [found('one.rs', 'src/one.rs')], calls('one.rs', 'src/one.rs', 'src/one.rs')),
    'by calls alone': asked(files.test, [undefined], calls('x.rs', 'x.rs', 'x.rs', 'y.rs', 'tests/common.rs')), 'by too few calls': asked(files.test, [stubDigest('too-common')], calls('x.rs', 'x.rs')), 'by calls to many': asked(files.test, [undefined], calls('x.rs', 'x.rs', 'x.rs', 'y.rs', 'y.rs', 'y.rs')),
    'imported': asked(files.test, [two], undefined, found('b/one.rs', 'x.rs')), 'imported, and called elsewhere': asked(files.test, [two], calls('a/one.rs'), found('b/one.rs')), 'imported at the same place': asked(files.named, [found('a/one.rs', 'src/one.rs')], undefined, found('src/one.rs')),
    'by imports alone': asked(files.named, [undefined], undefined, found('x.rs')), 'by imports of many': asked(files.named, [undefined], undefined, found('x.rs', 'y.rs')), 'by an import of a folder': asked(files.named, [undefined], undefined, found('x/mod.rs')), 'by the import of what may be a helper': asked(files.test, [undefined], undefined, found('x.rs')), 'imports that cannot be had': asked(files.named, [two], undefined, stubDigest('gone')),
    'calls that cannot be had': asked(files.java, [found('src/main/java/a/One.java')], stubDigest('deep')),
  };
}

function imports(bed: Bed): Fixtures {
  const places = bed.given(placesCodec, 'none for tests', []);
  const usage = (path: string, family: Family, imported: readonly (readonly [module: string, name: string])[], more: Partial<Usage> = {}) => bed.joined(bed.given(usageOfFileCodec, `of a test: ${path}`, {path, usage: {family, says: '', things: [], calls: [], passed: [], imports: imported.map(([module, name]) => ({module, name, alias: '', inline: ''})), ...more}}), [places]);
  const scoped = (path: string, home: string, asks: readonly string[] = []) => bed.given(fileScopesCodec, `scopes of ${path} ${home}`, {path, home, asks} satisfies FileScopes);
  const rows = {'a test': scoped('test_a.py', 'python test_a', ['python a', 'python b']), 'code': scoped('a.py', 'python a', ['python b']), 'of a scope of its own': scoped('src/é.ts', 'ecma src/é'), 'another test': scoped('pay.spec.ts', 'ecma pay.spec', ['ecma pay']), 'a package': scoped('a/B.java', 'java a', ['java c'])};
  const paths = (...list: readonly string[]) => bed.given(pathsCodec, `imported: ${list.join()}`, list);
  const pieces = (count: number) => Array.from({length: count}, (_, at) => bed.given(pathPieceCodec, `in a scope: ${count - at}`, `p/${count - at}.py`));
  return {
    'scopes of a file': {
      'python': {slots: [usage('tests/test_a.py', 'python', [['a', 'f'], ['.b', '*'], ['', 'x']])]}, 'ecma': {slots: [usage('src/a.test.ts', 'ecma', [['./a.ts', 'f'], ['left-pad', 'default']], {passed: [{module: '../b', name: '*', alias: '', inline: ''}]})]},
      'rust': {slots: [usage('tests/a.rs', 'rust', [['crate::b', 'C'], ['a', 'D']])]}, 'java': {slots: [usage('a/BTest.java', 'java', [['c.d', 'E']], {says: 'a'})]}, 'of nothing': {slots: [usage('a.go', 'go', [])]},
    },
    'files by scope': each(rows),
    'files of a scope': {'one': {slots: [pieces(1)]}, 'three': {slots: [pieces(3)]}, 'too many': {slots: [pieces(257)]}, 'two': {slots: [pieces(2)]}, 'five': {slots: [pieces(5)]}},
    'scopes that a test imports': each(rows),
    'files that a test imports': {'none': {slots: [bed.joined(rows['a test'], [undefined, undefined])]}, 'some': {slots: [bed.joined(rows['a test'], [paths('b.py', 'a.py'), undefined, paths('b.py', 'c.py')])]}, 'not to be had': {slots: [bed.joined(rows['a test'], [stubDigest('too-common'), paths('a.py')])]}, 'one': {slots: [bed.joined(rows['another test'], [paths('pay.ts')])]}},
  };
}
