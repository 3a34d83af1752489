// Fixtures of the tasks that lead from commits to the facts of their changes.
import {foreign} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {outlinedPairCodec, pairNamesCodec, type OutlinedPair} from '../../stages/change/facts/outlined-pair.ts';
import {surfacePairCodec} from '../../stages/change/facts/surface-pair.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';
import {surfaceCodec} from '../../stages/parse/outline/surface-codec.ts';
import type {Surface, SurfaceDeclaration} from '../../stages/parse/outline/surface.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import {missing, tooLarge, type Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const nothing: Surface = {language: 'Rust', declarations: [], imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}};
/** As long as a hash is. */
const hash = (text: string): string => (text === '' ? '' : text.padStart(24, '0'));
const hashes = (body: string, signature = '1', attributes = '') => ({hashes: {signature: hash(signature), body: hash(body), attributes: hash(attributes)}});
const bare: SurfaceDeclaration = {kind: 'function', name: 'a', parent: -1, of: '', visibility: 'private', modifiers: [], bases: [], test: false, ...hashes('1'), sketch: '', conditions: 0, queries: []};
const sketch = (from: number): string => Buffer.from(Array.from({length: 24}, (_, at) => 1 + ((at < from ? at : at * 7 + from) % 250))).toString('hex');
const said = (list: readonly Partial<SurfaceDeclaration>[], more: Partial<Surface> = {}): Surface => ({...nothing, declarations: list.map((one) => ({...bare, ...one})), ...more});

/** Each kind of fact there is, one at a time and some together. */
const sides: Readonly<Record<string, {readonly before?: Surface; readonly after?: Surface}>> = {
  'a file that came': {after: said([{}, {kind: 'class', name: 'C', sketch: sketch(3)}, {kind: 'method', name: 'm', parent: 1, test: true}])},
  'a file that went': {before: said([{}, {kind: 'class', name: 'C'}, {kind: 'method', name: 'm', parent: 1, of: 'D'}], {language: 'Java'})},
  'nothing in either': {before: nothing, after: nothing},
  'the same': {before: said([{}, {name: 'b'}]), after: said([{}, {name: 'b'}])},
  'another body, signature, attribute': {before: said([{}, {name: 'b'}, {name: 'c'}]), after: said([hashes('2'), {name: 'b', ...hashes('1', '2')}, {name: 'c', ...hashes('1', '1', '2')}])},
  'another visibility, modifier, base, kind, type': {before: said([{}, {name: 'b'}, {name: 'c'}, {name: 'd', of: 'T'}, {name: 'e', kind: 'struct', sketch: sketch(1)}]), after: said([{visibility: 'pub'}, {name: 'b', modifiers: ['async']}, {name: 'c', bases: ['B']}, {name: 'd', of: 'U'}, {name: 'e', kind: 'enum', sketch: sketch(1)}])},
  'renamed by its body': {before: said([{sketch: sketch(0)}]), after: said([{name: 'b', sketch: sketch(0)}])},
  'renamed, and more or less alike': {before: said([{sketch: sketch(24)}, {name: 'x', sketch: sketch(24), ...hashes('5')}]), after: said([{name: 'b', sketch: sketch(16), ...hashes('2')}, {name: 'y', sketch: sketch(6), ...hashes('3')}])},
  'renamed in place': {before: said([{name: 'f'}, {kind: 'field', name: 'b', ...hashes('')}, {name: 'g'}]), after: said([{name: 'f'}, {kind: 'field', name: 'c', ...hashes('')}, {name: 'g'}])},
  'perhaps renamed': {before: said([{kind: 'variant', name: 'b', ...hashes('', '')}]), after: said([{kind: 'variant', name: 'c', ...hashes('', '')}])},
  'a renamed type': {before: said([{kind: 'class', name: 'C'}, {name: 'm', parent: 0}, {name: 'n', parent: 0}]), after: said([{kind: 'class', name: 'D'}, {name: 'm', parent: 0}, {name: 'n', parent: 0, ...hashes('2')}])},
  'moved into a type': {before: said([{sketch: sketch(2)}, {kind: 'class', name: 'C'}]), after: said([{kind: 'class', name: 'C'}, {kind: 'method', parent: 0, sketch: sketch(2)}])},
  'moved and renamed': {before: said([{kind: 'class', name: 'C'}, {kind: 'method', parent: 0, sketch: sketch(2)}, {kind: 'class', name: 'D'}]), after: said([{kind: 'class', name: 'C'}, {kind: 'class', name: 'D'}, {kind: 'method', name: 'z', parent: 1, sketch: sketch(2)}])},
  'in another order': {before: said([{}, {name: 'b'}, {name: 'c'}, {name: 'd'}]), after: said([{name: 'd'}, {}, {name: 'c'}, {name: 'b'}])},
  'overloads': {before: said([hashes('1', '1'), hashes('2', '2')]), after: said([hashes('3', '3'), hashes('2', '2'), hashes('4', '1')])},
  'very many': {after: said(Array.from({length: 4003}, (_, at) => ({name: `a${at}`})))},
  'twins': {before: said(Array.from({length: 60}, (_, at) => hashes(String(at)))), after: said(Array.from({length: 60}, (_, at) => hashes(String(at + 1))))},
  'imports': {before: {...nothing, imports: [{module: 'a', name: 'b', alias: ''}, {module: 'a', name: 'c', alias: ''}]}, after: {...nothing, imports: [{module: 'a', name: 'b', alias: 'd'}, {module: 'a', name: 'c', alias: ''}]}},
  'conditions of queries': {
    before: said([{}, {name: 'b'}], {calls: [{kind: 'call', name: 'eq', receiver: 'dsl::m', within: 0}]}),
    after: said([hashes('2'), {name: 'b'}], {calls: [{kind: 'call', name: 'eq', receiver: 'dsl::m', within: 0}, {kind: 'call', name: 'ne', receiver: 'dsl::id', within: 0}, {kind: 'call', name: 'eq', receiver: 'list', within: 1}]}),
  },
  'decisions': {before: said([{conditions: 3}, {name: 'b', conditions: 1}, {name: 'gone', conditions: 2}], {rest: {conditions: 1, queries: [], hash: hash('a')}}), after: said([{conditions: 1}, {name: 'b', conditions: 4}], {rest: {conditions: 2, queries: [], hash: hash('b')}})},
  'queries': {
    before: said([{queries: ['select users 1', 'select users 2', 'delete a 3']}, {name: 'gone', queries: ['drop b 4']}], {calls: [{kind: 'call', name: 'findMany', receiver: 'prisma.user', within: 0}]}),
    after: said([{queries: ['select users 1', 'select users 5', 'insert a 6', 'insert a 6']}], {rest: {conditions: 0, queries: ['alter c 7'], hash: ''}, calls: [{kind: 'call', name: 'execute', receiver: 'self.db', within: 0}, {kind: 'call', name: 'execute', receiver: 'command', within: 0}, {kind: 'macro', name: 'query', receiver: '', within: -1}, {kind: 'call', name: 'query', receiver: '', within: -1}, {kind: 'call', name: 'update', receiver: 'diesel', within: 0}]}),
  },
};

export function factsFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(commits).map(([name, commit]) => [name, {slots: [bed.given(commitCodec, name, commit)]}] as const);
  const pairs = askedPairs(bed);
  const surface = (name: string, value: Surface) => bed.given(surfaceCodec, name, value);
  const told = Object.entries(sides).map(([name, {before, after}]): readonly [string, Fixture] => [name, {slots: [bed.given(surfacePairCodec, name, {...(before !== undefined && {before: surface(`${name}, before`, before)}), ...(after !== undefined && {after: surface(`${name}, after`, after)})})]}]);
  return {
    'pairs of a commit under their names': Object.fromEntries(rows),
    'pairs under their names, named by a commit': Object.fromEntries(rows),
    'languages of a pair': languages(bed),
    'outlines asked by a pair': pairs,
    'sides of a pair': pairs,
    'surfaces to compare': compared(bed),
    'change facts': Object.fromEntries(told),
  };
}

function languages(bed: Bed): Readonly<Record<string, Fixture>> {
  const leaf = (text: string | Uint8Array) => bed.leaf(text);
  const gone = (oid: string) => cleanLeaf(foreign('git', oid), '');
  const asked = {
    'both': {before: 'a.rs', after: 'a.rs', pair: {before: leaf('fn a() {}\n'), after: leaf('fn b() {}\n')}},
    'added': {before: 'a.lua', after: 'a.lua', pair: {after: leaf('a = 1\n')}},
    'removed': {before: 'run', after: 'run', pair: {before: leaf('#!/bin/bash\n')}},
    'of another language once': {before: 'a.js', after: 'a.ts', pair: {before: leaf('a()\n'), after: leaf('a()\n')}},
    'of no language once': {before: 'a', after: 'a.ts', pair: {before: leaf('a()\n'), after: leaf('a()\n')}},
    'without outlines': {before: 'a.bf', after: 'a.bf', pair: {before: leaf('+'), after: leaf('-')}},
    'binary': {before: 'a.rs', after: 'a.rs', pair: {before: leaf(Uint8Array.of(0, 1, 2)), after: leaf('a')}},
    'a pointer': {before: 'a.rs', after: 'a.rs', pair: {after: leaf(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`)}},
    'missing': {before: 'a.rs', after: 'a.rs', pair: {before: gone(missing), after: leaf('a')}},
    'too large': {before: 'a.rs', after: 'a.rs', pair: {before: leaf('a'), after: gone(tooLarge)}},
  };
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, {slots: [bed.given(pairNamesCodec, name, value)]}]));
}

function askedPairs(bed: Bed): Readonly<Record<string, Fixture>> {
  const side = (text: string, language = 'Rust') => ({leaf: bed.leaf(text), language});
  const asked: Readonly<Record<string, OutlinedPair>> = {
    'both': {before: side('a'), after: side('b', 'Go')},
    'added': {after: side('b')},
    'removed': {before: side('a')},
  };
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, {slots: [bed.given(outlinedPairCodec, name, value)]}]));
}

function compared(bed: Bed): Readonly<Record<string, Fixture>> {
  const row = bed.given(outlinedPairCodec, 'both', {before: {leaf: bed.leaf('a'), language: 'Rust'}, after: {leaf: bed.leaf('b'), language: 'Go'}});
  const [one, other] = Object.values(sides).flatMap(({after}) => (after === undefined ? [] : [after]));
  const [before, after] = [bed.given(surfaceCodec, 'compared, before', one ?? noSuchValue()), bed.given(surfaceCodec, 'compared, after', other ?? noSuchValue())];
  return {
    'differ': {slots: [bed.joined(row, [before, after])]},
    'are the same': {slots: [bed.joined(row, [after, after])]},
    'added': {slots: [bed.joined(row, [undefined, after])]},
    'removed': {slots: [bed.joined(row, [before, undefined])]},
    'one cannot be had': {slots: [bed.joined(row, [stubDigest('nested-too-deep'), after])]},
    'the other cannot be had': {slots: [bed.joined(row, [before, stubDigest('nul-bytes')])]},
  };
}
