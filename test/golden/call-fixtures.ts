// Fixtures of the tasks on calls: what is read in a text, how names are asked for, what calls are resolved to, what symbols are gathered.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {usageOfFileCodec} from '../../stages/parse/calls/placed-usage.ts';
import {askedCodec} from '../../stages/parse/calls/resolve/asked-names.ts';
import {fileCallsCodec, type FileCalls} from '../../stages/parse/calls/resolve/calls-task.ts';
import {nameCodec, namePieceCodec} from '../../stages/parse/calls/resolve/name-tasks.ts';
import {spreadSymbols} from '../../stages/parse/calls/symbols.ts';
import {usageCodec} from '../../stages/parse/calls/usage-task.ts';
import type {NamePiece} from '../../stages/parse/calls/resolve/piece.ts';
import type {Usage} from '../../stages/parse/calls/usage.ts';
import {detectLanguage} from '../../stages/parse/language/detect-language.ts';
import {outlineAskCodec, outlineTag} from '../../stages/parse/outline/outline-ask.ts';
import {syntaxDigest} from '../../stages/parse/outline/syntax/syntax-digest.ts';
import {placesCodec} from '../../stages/parse/packages/package-places.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import {treeNames, treeOf} from '../stages/parse/calls/tree-of.ts';
import type {Bed} from './bed.ts';
import {callTrees, type CallTree} from './call-trees.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

/** Of each tree the file that says most. */
const files: readonly (readonly [tree: string, path: string])[] = [
  ['ecma', 'packages/app/main.ts'], ['ecma', 'packages/core/src/price.ts'], ['ecma', 'packages/app/legacy.js'], ['go', 'main.go'], ['go', 'price/price.go'],
  ['java', 'src/main/java/org/shop/Price.java'], ['c', 'main.c'], ['python', 'src/shop/price.py'], ['python', 'tests/test_all.py'], ['rust', 'core/src/price.rs'], ['rust', 'app/src/main.rs'], ['rust', 'app/src/deep/mod.rs'],
];

const row: FileCalls = {
  path: 'a.ts', family: 'ecma', declares: [{id: 'A', inline: '', kind: 'type'}, {id: 'A', inline: '', kind: 'value'}, {id: 'A.b', inline: '', kind: 'function'}],
  calls: [
    {kind: 'call', within: 'A.b', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: 'c', inline: 'd::e'}]},
    {kind: 'call', within: '', verdict: 'resolved', evidence: 'type', targets: [{path: 'a.ts', id: 'A.b', inline: ''}]},
    {kind: 'new', within: '', verdict: 'ambiguous', evidence: 'only one', targets: [{path: 'a.ts', id: 'A', inline: ''}, {path: 'b.ts', id: 'A', inline: ''}]},
    {kind: 'macro', within: 'A.b', verdict: 'unresolved', evidence: '', targets: []},
    {kind: 'call', within: 'A.b', verdict: 'elsewhere', evidence: '', targets: []},
  ],
};
const typed: FileCalls = {...row, path: 'c.ts', uses: [{within: 'A.b', verdict: 'resolved', targets: [{path: 'b.rs', id: 'T', inline: 'd'}]}, {within: '', verdict: 'ambiguous', targets: [{path: 'a.ts', id: 'A', inline: ''}, {path: 'b.ts', id: 'A', inline: ''}]}, {within: '', verdict: 'resolved', targets: [{path: 'b.rs', id: 'T', inline: 'd'}]}]};
const empty: FileCalls = {path: 'b.go', family: 'go', declares: [], calls: []};

export function callFixtures(bed: Bed): Fixtures {
  const trees = callTrees();
  const asked = treeNames().flatMap((name) => treeOf(name).map(({path, text}) => [`${name}: ${path}`, detectLanguage(path, Buffer.from(text)).language ?? '', text] as const)).filter(([, language]) => !/^(?:TOML|JSON|Maven POM|XML|Go Module|Text|)$/.test(language));
  const usages = Object.fromEntries(files.map(([name, path]) => [`${name}: ${path}`, usageOf(trees, name, path)]));
  const rows = {'all there is': bed.given(fileCallsCodec, 'all there is', row), 'nothing': bed.given(fileCallsCodec, 'nothing', empty), 'types': bed.given(fileCallsCodec, 'types', typed)};
  const one = (values: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> => Object.fromEntries(Object.entries(values).map(([name, digest]) => [name, {slots: [digest]}]));
  const placed = Object.fromEntries(Object.entries(usages).map(([name, usage]) => [name, bed.given(usageOfFileCodec, name, {path: name.replace(/^\w+: /, ''), usage})]));
  const pieces = bed.given(namePieceCodec, 'a piece', {path: 'a.ts', says: '', things: [{id: 'a', kind: 'function', inline: ''}], passed: []});
  const more = bed.given(namePieceCodec, 'another piece', {path: 'b.ts', says: 'p', things: [], passed: [{module: './a.ts', name: 'a', alias: '', inline: ''}]});
  const file = bed.given(fileCodec, 'with calls', {path: 'a.ts', mode: '100644', oid: bed.object('a();\n'), kind: 'file'});
  const ids = [['none', []], ['two', ['ecma a', 'ecma b']], ['one', ['go x']], ['of all kinds', ['go *', 'go * in a.go', 'go .x', 'go x']]] as const;
  return {
    'usage': {
      ...Object.fromEntries([...asked, ['of no family', 'Haskell', 'a = b'], ['of JSON', 'JSON', '{}'], ['binary', 'Go', Uint8Array.of(0, 1, 255)], ['deep', 'Python', '('.repeat(2000)], ['with types', 'TypeScript', 'class A<T> extends b.B { a?: A<T>; c: d.E; }\n'], ['with elements', 'TSX', 'const a = <A b={<c.D />}><e /></A>;\n'], ['with conditions', 'C', '#ifndef A_H\n#if B\nint c(void) { return 1; }\n#endif\n#endif\n'], ['twice', 'TypeScript', 'a();\na();\nfunction b() { a(); }\n']].map(([name = '', language = '', text = '']) => [name, {slots: [bed.given(outlineAskCodec, `usage ${String(name)}, ${outlineTag(String(language))}`, {leaf: bed.leaf(text), language: String(language)})], params: {syntax: syntaxDigest}}])),
    },
    'usage of a file': Object.fromEntries(Object.entries(usages).slice(0, 2).map(([name, usage]) => [name, {slots: [file, bed.given(usageCodec, name, usage)]}])),
    'names told by a file': one(placed),
    'packages asked by a usage': one(Object.fromEntries(Object.entries(placed).slice(0, 6))),
    'name': {'one': {slots: [[pieces]]}, 'two': {slots: [[pieces, more]]}, 'in another order': {slots: [[more, pieces]]}},
    'names of an ask': Object.fromEntries(ids.map(([name, names]) => [name, {slots: [bed.given(askedCodec, name, {names, enough: names.length === 0})]}])),
    ...resolved(bed, trees, placed),
    'tally of calls': one(rows),
    'symbols of a file': one(rows),
    'symbol': symbols(bed),
  };
}

function resolved(bed: Bed, trees: Readonly<Record<string, CallTree>>, placed: Readonly<Record<string, Digest>>): Fixtures {
  const first: Record<string, Fixture> = {};
  const next: Record<string, Fixture> = {};
  const calls: Record<string, Fixture> = {};
  for (const [name, path] of files) {
    const tree = trees[name] ?? noSuchValue();
    const title = `${name}: ${path}`;
    const inTree = bed.joined(placed[title] ?? noSuchValue(), [bed.given(placesCodec, name, tree.places)]);
    const answered = (some: string, names: readonly string[], enough: boolean): Digest => bed.joined(bed.given(askedCodec, `${title}, ${some}`, {names, enough}), names.map((bucket) => (tree.names[bucket] === undefined ? undefined : bed.given(nameCodec, `${name} ${bucket}`, tree.names[bucket]))));
    const all = tree.asked[path] ?? [];
    first[title] = {slots: [inTree]};
    next[title] = {slots: [inTree, answered('half', all.filter((_, at) => at % 2 === 0), false)]};
    next[`${title}, enough`] = {slots: [inTree, answered('enough', all, true)]};
    calls[title] = {slots: [inTree, answered('all', all, false)]};
  }
  const [[name, path] = noSuchValue()] = files;
  const typing = typedUsage(bed);
  const alone = bed.joined(placed[`${name}: ${path}`] ?? noSuchValue(), [undefined]);
  const lost = bed.joined(placed[`${name}: ${path}`] ?? noSuchValue(), [stubDigest('lost')]);
  const silent = bed.joined(bed.given(askedCodec, 'one that is lost', {names: ['ecma total'], enough: false}), [stubDigest('lost')]);
  return {
    'names asked first': {...first, ...typing.first, 'without packages': {slots: [alone]}, 'packages are a stub': {slots: [lost]}},
    'names asked next': {...next, ...typing.next, 'an answer is a stub': {slots: [alone, silent]}},
    'calls of a file': {...calls, ...typing.next, 'an answer is a stub': {slots: [alone, silent]}},
  };
}

/** Types of a file itself, of another one, of two, of none. */
function typedUsage(bed: Bed): {readonly first: Readonly<Record<string, Fixture>>; readonly next: Readonly<Record<string, Fixture>>} {
  const type = (name: string, within = '') => ({type: {is: 'name', name} as const, within, inline: ''});
  const own: Usage = {
    family: 'ecma', says: '', things: [{id: 'Own', kind: 'type', inline: ''}, {id: 'Own', kind: 'value', inline: ''}, {id: 'both', kind: 'function', inline: ''}], imports: [], passed: [], calls: [],
    uses: [type('Own', 'both'), type('both'), type('Nobody'), {type: {is: 'import', module: './b', name: 'B'}, within: 'Own.of', inline: 'deep'}, {type: {is: 'import', module: './b', name: 'Perhaps'}, within: '', inline: ''}, {type: {is: 'import', module: './b', name: 'value'}, within: '', inline: ''}],
  };
  const told: readonly NamePiece[] = [{path: 'b.ts', says: '', things: [{id: 'B', kind: 'type', inline: ''}, {id: 'Perhaps', kind: 'type', inline: '', perhaps: true}, {id: 'value', kind: 'value', inline: ''}], passed: []}, {path: 'a.ts', says: '', things: own.things, passed: []}];
  const inTree = bed.joined(bed.given(usageOfFileCodec, 'with types', {path: 'a.ts', usage: own}), [bed.given(placesCodec, 'none', [])]);
  const names = ['ecma B', 'ecma Nobody', 'ecma Own', 'ecma Perhaps', 'ecma both', 'ecma value'];
  const answers = names.map((name) => bed.given(nameCodec, `types: ${name}`, told.map((piece) => ({...piece, things: piece.things.filter(({id}) => `ecma ${id}` === name)}))));
  return {first: {'types': {slots: [inTree]}}, next: {'types': {slots: [inTree, bed.joined(bed.given(askedCodec, 'types', {names, enough: false}), answers)]}}};
}

function usageOf(trees: Readonly<Record<string, CallTree>>, name: string, path: string): Usage {
  return trees[name]?.usages[path] ?? noSuchValue();
}

function symbols(bed: Bed): Readonly<Record<string, Fixture>> {
  const piece = (name: string, value: Parameters<typeof spreadSymbols.piece.encode>[0]): Digest => bed.given(spreadSymbols.piece, name, value);
  const declared = piece('declared', {declared: {family: 'go', kind: 'type'}});
  const again = piece('declared as a value', {declared: {family: 'go', kind: 'value'}});
  const called = piece('called', {called: {path: 'a.go', within: 'f', surely: true}});
  const perhaps = piece('called perhaps', {called: {path: 'b.go', within: '', surely: false}});
  const used = piece('used', {used: {path: 'a.go', within: 'f'}});
  return {'declared and used': {slots: [[declared, used, called, used]]}, 'declared and called': {slots: [[declared, called, perhaps]]}, 'called alone': {slots: [[called, called]]}, 'twice': {slots: [[declared, again, declared]]}, 'of what is not declared': {slots: [[perhaps]]}};
}
