// Fixtures of the tasks that let a version of a file see its own tree: which tree it is of, what is picked from that, and pairs of what is new and what stayed.
import {stubDigest} from '../../graph/value/stub.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {sideCodec, splits} from '../../stages/dataset/split/side.ts';
import {fileCallsCodec, type FileCalls} from '../../stages/parse/calls/resolve/calls-task.ts';
import {callersCodec, type CallsInto} from '../../stages/sample/graph/callers-of-file.ts';
import {fileToPairCodec, type FileToPair} from '../../stages/sample/test-pair/file-to-pair.ts';
import {pairedFileCodec, type PairedFile} from '../../stages/sample/test-pair/tested-file.ts';
import {testedFileCodec} from '../../stages/sample/test-pair/tested-file.ts';
import {fileCodec, type Since} from '../../stages/source/git/file-entry.ts';
import type {Bed} from './bed.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const text = '// é\nfn one() { 1 }\n\n#[test]\nfn is_one() { one(); }\n';
const sinces: readonly (Since | undefined)[] = [undefined, 'val', 'test'];

export function splitTreeFixtures(bed: Bed): Fixtures {
  const version = (path: string, since?: Since) => bed.given(fileCodec, `of a tree: ${path} ${since ?? ''}`, {mode: '100644', kind: 'file', oid: bed.object(text), path, ...(since !== undefined && {since})});
  const versions = Object.fromEntries(['a.rs', 'src/b.rs', 'é.rs'].flatMap((path) => sinces.map((since) => [`${path} ${since ?? 'train'}`, version(path, since)])));
  const [leaf, bytes] = [bed.leaf(text), Buffer.byteLength(text)];
  const file = (path: string, more: Partial<FileToPair> = {}): FileToPair => ({path, leaf, bytes, tests: [], ...more});
  const given = (one: FileToPair) => bed.given(fileToPairCodec, `in its tree: ${JSON.stringify(one)}`, one);
  const [code, test, other] = [file('src/one.rs'), file('tests/one.rs'), file('src/one_test.rs')];
  const inline = file('src/one.rs', {tests: [{from: 22, to: 52}]});
  const old = (one: FileToPair): FileToPair => ({...one, older: true});
  const pairs: Readonly<Record<string, PairedFile>> = {
    'both new': {file: code, tests: [{test, rule: 'tests/*'}]}, 'new code': {file: code, tests: [{test: old(test), rule: 'tests/*'}]}, 'new test': {file: old(code), tests: [{test, rule: 'tests/*'}]},
    'two new tests': {file: old(code), tests: [{test, rule: 'tests/*'}, {test: other, rule: '*_test'}]}, 'of two, one new': {file: code, tests: [{test: old(test), rule: 'tests/*'}, {test: other, rule: '*_test'}]}, 'nothing new': {file: old(code), tests: [{test: old(test), rule: 'tests/*'}]},
    'inline': {file: inline, tests: [{test: inline, rule: 'inline'}, {test: old(test), rule: 'tests/*'}]}, 'without tests': {file: code, tests: []}, 'only tests': {file: file('src/one.rs', {tests: [{from: 0, to: bytes}]}), tests: [{test, rule: 'tests/*'}]},
  };
  const paired = Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, bed.given(pairedFileCodec, name, value)]));
  const sides = Object.fromEntries(splits.map((split) => [split, bed.given(sideCodec, `of a pair: ${split}`, {split})]));
  const tested = bed.given(testedFileCodec, 'in its tree', {path: 'src/one.rs', tests: [{test: 'tests/one.rs', rule: 'tests/*'}, {test: 'src/one_test.rs', rule: '*_test'}]});
  const files = {code: given(code), test: given(test), other: given(other), old: given(old(code)), oldTest: given(old(test)), elsewhere: given(file('lib/é.rs'))};
  const calls = (name: string, more: Partial<FileCalls> = {}) => bed.given(fileCallsCodec, `of a tree: ${name}`, {path: 'a.rs', family: 'rust', declares: [], calls: [{kind: 'call', within: 'f', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: 'g', inline: ''}]}], ...more});
  const callers = (name: string, value: readonly CallsInto[]) => bed.given(callersCodec, `of a tree: ${name}`, value);
  const picked = (found: Readonly<Record<string, Digest>>) => Object.fromEntries(Object.entries(found).flatMap(([name, digest]) => sinces.map((since, tree): [string, Fixture] => [`${name} in ${since ?? 'train'}`, {slots: splits.map((_, at) => bed.joined(version('a.rs', since), at === tree ? [digest] : []))}])));
  const nothing = {'nothing': {slots: splits.map(() => bed.joined(version('a.rs'), []))}, 'not to be had': {slots: splits.map((_, at) => bed.joined(version('a.rs'), at === 0 ? [stubDigest('gone')] : []))}};
  return {
    ...Object.fromEntries(splits.map((split) => [`path in the tree of ${split}`, each(versions)])),
    'calls of its tree': {...picked({some: calls('some'), none: calls('none', {calls: []})}), ...nothing},
    'callers of its tree': {...picked({one: callers('one', [{path: 'b.rs', edges: [['f', 'g']]}]), two: callers('two', [{path: 'b.rs', edges: [['f', 'g']]}, {path: 'c.rs', edges: [['', 'h'], ['x', 'g']]}])}), ...nothing},
    'test pairs of its tree': {...picked(paired), ...nothing},
    ...Object.fromEntries((['val', 'test'] as const).map((split) => [`version of a file to pair, new in ${split}`, each(files)])),
    'file to pair with its age': {'new': {slots: [bed.joined(files.code, [version('src/one.rs', 'val')])]}, 'old': {slots: [bed.joined(files.code, [undefined])]}, 'another': {slots: [bed.joined(files.elsewhere, [undefined])]}, 'without content': {slots: [bed.joined(files.test, [stubDigest('forgotten: path')])]}},
    'file with its tests': {'all': {slots: [bed.joined(tested, [files.code, files.test, files.other])]}, 'of one age each': {slots: [bed.joined(tested, [files.old, files.oldTest, files.other])]}, 'without a test': {slots: [bed.joined(tested, [files.code, undefined, stubDigest('gone')])]}, 'without the code': {slots: [bed.joined(tested, [undefined, files.test])]}},
    'versions in a test pair': each(paired),
    'file with its tests in a part': Object.fromEntries(Object.entries(pairs).flatMap(([name, {file: of, tests}]) => [['train', 'train'], ['test', 'train'], ['train', 'test'], ['val', 'val']].map(([first = '', others = '']): [string, Fixture] => {
      const refs = [of, ...tests.map(({test: one}) => one)].flatMap((one, at) => (one.older === true ? [sides[at === 0 ? first : others], undefined] : [sides[at === 0 ? first : others]]));
      return [`${name}, ${first} and ${others}`, {slots: [bed.joined(paired[name] ?? noSuchValue(), refs), sides[first] ?? noSuchValue()]}];
    }))),
    'documents of test pairs': each(paired),
    'test pair samples of a version': each(paired),
  };
}

function each(rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}]));
}

