// Fixtures of the tasks that find who calls whom in the files of a commit, and of those that show calls around chunks and around files.
import {stubDigest} from '../../graph/value/stub.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {outlinedPairCodec} from '../../stages/change/facts/outlined-pair.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {commitReferencesCodec, type CommitReferences, type Spot} from '../../stages/chunk/context/commit-references.ts';
import type {ContextRules} from '../../stages/chunk/context/chunk-samples-in-context.ts';
import {textUsageCodec, type TextUsage} from '../../stages/chunk/context/text-usage.ts';
import {fileChunksCodec, type FileChunk} from '../../stages/chunk/file-chunk.ts';
import {outlineAskCodec, outlineTag} from '../../stages/parse/outline/outline-ask.ts';
import {outlineCodec} from '../../stages/parse/outline/outline-codec.ts';
import type {Declaration} from '../../stages/parse/outline/outline.ts';
import {syntaxDigest} from '../../stages/parse/outline/syntax/syntax-digest.ts';
import {fileCallsCodec, type FileCalls} from '../../stages/parse/calls/resolve/calls-task.ts';
import {callersCodec, spreadCallers, type CallsInto} from '../../stages/sample/graph/callers-of-file.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample} from '../../stages/sample/sample.ts';
import {fileCodec} from '../../stages/source/git/file-entry.ts';
import {commitCodec, type CommitRecord} from '../../stages/source/git/commit-record.ts';
import type {FileChange} from '../../stages/source/git/file-change.ts';
import type {Bed} from './bed.ts';
import {callTrees} from './call-trees.ts';
import {goldenTag} from './clean-rules.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

export function contextFixtures(bed: Bed): Fixtures {
  return {'usage of a text': read(bed), 'references in a commit': referred(bed), 'chunk samples in context': shown(bed)};
}

const text = '// é\nimport {b} from "./b";\n\n/** Says. */\n@once()\nexport class A {\n  // Runs.\n  run() { return b("é", () => this.stop()); }\n  stop() {}\n}\nb();\n';

function read(bed: Bed): Readonly<Record<string, Fixture>> {
  const asked = (name: string, language: string, of: string | Uint8Array, declarations: readonly Declaration[]): Fixture => ({
    slots: [
      bed.given(outlineAskCodec, `usage of ${name}, ${outlineTag(language)}`, {leaf: bed.leaf(of), language}),
      bed.given(outlineCodec, `for a usage: ${name}`, {language, how: 'grammar', damaged: false, declarations, imports: [], exports: [], calls: [], rest: {conditions: 0, queries: [], hash: ''}}),
    ],
    params: {syntax: syntaxDigest},
  });
  const at = (one: string) => Buffer.from(text).indexOf(one);
  const declared = (kind: string, name: string, from: number, to: number, more: Partial<Declaration> = {}): Declaration => ({
    kind, name, nameAt: Buffer.from(text).indexOf(name, from), parent: -1, of: '', visibility: '', modifiers: [], signature: {from, to: from + 5}, attributes: [], bases: [], line: 1, lastLine: 1, test: false,
    hashes: {signature: '1', body: '1', attributes: ''}, sketch: '', conditions: 0, queries: [], from, to, ...more,
  });
  const all = [
    declared('class', 'A', at('export class'), at('b();'), {doc: {from: at('/**'), to: at('@once')}, attributes: [{from: at('@once'), to: at('export class')}], nameAt: at('A {')}),
    declared('method', 'run', at('run'), at('  stop()'), {parent: 0}), declared('method', 'stop', at('stop() {}'), at('stop() {}') + 9, {parent: 0, nameAt: at('stop() {}')}),
  ];
  return {
    'placed': asked('placed', 'TypeScript', text, all), 'of no declarations': asked('of no declarations', 'TypeScript', text, []), 'of no family': asked('of no family', 'Haskell', 'a = b', []),
    'binary': asked('binary', 'Go', Uint8Array.of(0, 1, 255), []), 'two on a line': asked('two on a line', 'Python', 'a(); b(a())\n', []),
  };
}

const [plain, absent] = ['100644', '000000'] as const;
const oid = (digit: string) => digit.repeat(40);
const listed = (path: string, change: Partial<FileChange> = {}): FileChange => ({status: 'M', oldMode: plain, newMode: plain, before: oid('a'), after: oid('b'), path, ...change});

/** Every thing of a usage stands on a line of its own, and so does every call. */
function placed({usage: {things, calls, ...usage}, only = () => true}: {readonly usage: TextUsage['usage']; readonly only?: (id: string) => boolean}): TextUsage {
  return {
    usage: {...usage, things, calls}, lines: calls.map((_, at) => at + 1), useLines: [],
    places: things.filter(({id}) => only(id)).map(({id, inline}, at) => ({id, inline, kind: at % 2 === 0 ? 'function' : 'class', line: at + 1, whole: {from: at * 10, to: at * 10 + 9}, head: {from: at * 10, to: at * 10 + 5}})),
  };
}

function referred(bed: Bed): Readonly<Record<string, Fixture>> {
  const trees = callTrees();
  const pair = bed.given(outlinedPairCodec, 'used', {before: {leaf: bed.leaf('a'), language: 'Go'}, after: {leaf: bed.leaf('b'), language: 'Go'}});
  const usage = (name: string, value: TextUsage): Digest => bed.given(textUsageCodec, name, value);
  const asked = (name: string, changes: readonly FileChange[], pairs: readonly (Digest | undefined)[]): Fixture => {
    const commit: CommitRecord = {...(commits['no change'] ?? noSuchValue()), changes};
    return {slots: [bed.joined(bed.given(commitCodec, `references of ${name}`, commit), pairs)]};
  };
  const ofTree = ([name, {usages}]: readonly [string, (typeof trees)[string]]): readonly (readonly [string, Fixture])[] => {
    const paths = Object.keys(usages);
    const both = paths.map((path) => usage(`${name}: ${path}`, placed({usage: usages[path] ?? noSuchValue()})));
    const some = paths.map((path) => usage(`${name}: ${path}, before`, placed({usage: usages[path] ?? noSuchValue(), only: (id) => id.length % 2 === 0})));
    return [
      [name, asked(name, paths.map((path) => listed(path)), both.map((one, at) => bed.joined(pair, [some[at], one])))],
      [`${name}, renamed`, asked(`${name}, renamed`, paths.map((path) => listed(`new/${path}`, {status: 'R', score: 90, oldPath: path})), both.map((one) => bed.joined(pair, [one, undefined])))],
      [`${name}, new`, asked(`${name}, new`, paths.map((path) => ({status: 'A', oldMode: absent, newMode: plain, after: oid('b'), path})), both.map((one) => bed.joined(pair, [undefined, one])))],
    ];
  };
  const typing = usage('with types', {usage: {family: 'ecma', says: '', things: [{id: 'f', kind: 'function', inline: ''}], imports: [], passed: [], calls: [], uses: [{type: {is: 'import', module: './b', name: 'B'}, within: 'f', inline: ''}, {type: {is: 'import', module: './b', name: 'C'}, within: '', inline: ''}]}, lines: [], useLines: [4, 9], places: [{id: 'f', inline: '', kind: 'function', line: 3, whole: {from: 2, to: 9}, head: {from: 2, to: 4}}]});
  const types = usage('types', {usage: {family: 'ecma', says: '', things: [{id: 'B', kind: 'type', inline: ''}, {id: 'C', kind: 'value', inline: ''}], imports: [], passed: [], calls: []}, lines: [], useLines: [], places: [{id: 'B', inline: '', kind: 'interface', line: 2, whole: {from: 0, to: 7}, head: {from: 0, to: 3}}]});
  const one = usage('one alone', placed({usage: trees['go']?.usages['main.go'] ?? noSuchValue()}));
  const many = Array.from({length: 301}, (_, at) => `d/${at}.go`);
  return {
    ...Object.fromEntries(Object.entries(trees).flatMap(ofTree)),
    'types': asked('types', [listed('a.ts'), listed('b.ts')], [bed.joined(pair, [typing, typing]), bed.joined(pair, [undefined, types])]),
    'one alone': asked('one alone', [listed('main.go')], [bed.joined(pair, [one, one])]),
    'sides that cannot be had': asked('lacking', [listed('main.go'), listed('a.go'), listed('b.go')], [bed.joined(pair, [stubDigest('no calls: binary'), one]), stubDigest('binary'), undefined]),
    'too many': asked('too many', many.map((path) => listed(path)), many.map(() => bed.joined(pair, [one, one]))),
    'no change': asked('no change', [], []),
  };
}

const lines = (from: number, line: number, lastLine: number) => ({from, to: from + 10, line, lastLine});
const piece = (line: number, more: Partial<FileChunk> = {}): FileChunk => ({of: 'rest', before: lines(0, line, line + 1), after: lines(0, line, line + 2), stretches: [], added: 1, removed: 1, codeChanged: true, keys: [], ...more});
const spot = (file: number, line: number, name = '', kind = 'function', side: 'before' | 'after' = 'before', length = 20): Spot => ({file, line, ...(name !== '' && {shown: {name, kind, side, whole: {from: 3, to: 3 + length}, head: {from: 3, to: 8}}})});

const references: CommitReferences = {
  before: [{from: spot(0, 2, 'A.f'), to: spot(1, 4, 'gone', 'constant')}, {from: spot(1, 2, 'caller', 'method'), to: spot(0, 2, 'A.f')}, {from: spot(2, 1), to: spot(0, 1, 'top')}],
  after: [
    {from: spot(0, 3, 'A.f'), to: spot(1, 1, 'S', 'struct')}, {from: spot(0, 3, 'A.f'), to: spot(1, 2, 'T', 'trait')}, {from: spot(0, 3, 'A.f'), to: spot(2, 1, 'long', 'interface', 'after', 4001)},
    {from: spot(0, 1, 'A.f'), to: spot(1, 1, 'S', 'struct')}, {from: spot(0, 4, 'B.g'), to: spot(2, 5, 'edge', 'class', 'after', 4000)}, {from: spot(1, 3, 'new', 'function', 'after'), to: spot(0, 3, 'A.f')},
  ],
};

function shown(bed: Bed): Readonly<Record<string, Fixture>> {
  const edit = bed.given(editCodec, 'in context', {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: 0});
  const found = {known: bed.given(commitReferencesCodec, 'known', references), none: bed.given(commitReferencesCodec, 'too many', {before: [], after: [], tooMany: true})};
  const cut = [[piece(1), piece(4, {before: lines(0, 9, 9)})], [piece(1)], [piece(1)]].map((chunks, at) => bed.given(fileChunksCodec, `in context ${at}`, chunks));
  const commit: CommitRecord = {...(commits['no change'] ?? noSuchValue()), changes: [listed('a.go'), listed('new/b.go', {status: 'R', score: 80, oldPath: 'b.go'}), listed('c.go'), listed('d.go')]};
  const row = bed.given(commitCodec, 'in context', commit);
  const asked = (params: Partial<ContextRules>, {edits = [edit, edit, edit], of = found.known}: {readonly edits?: readonly Digest[]; readonly of?: Digest} = {}): Fixture => ({
    slots: [bed.joined(row, edits), bed.joined(row, cut), of], params: {form: 'sides', merges: 'first-parent', contextBytes: 10_000, ...params},
  });
  return {
    'sides': asked({}), 'patch': asked({form: 'patch', clean: goldenTag}), 'all': asked({form: 'all'}), 'no room': asked({contextBytes: 4}), 'room for some': asked({contextBytes: 30}), 'just room': asked({contextBytes: 25}), 'unknown': asked({}, {of: found.none}),
    'a file that may not be shown': asked({}, {edits: [edit, stubDigest('licence: GPL-3.0-only'), edit]}),
  };
}

const called: FileCalls = {
  path: 'a.rs', family: 'rust', declares: [],
  calls: [
    {kind: 'call', within: 'm.A.b', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: 'c', inline: 'd::e'}]}, {kind: 'call', within: 'm.A.b', verdict: 'resolved', evidence: 'type', targets: [{path: 'b.rs', id: 'a', inline: ''}]},
    {kind: 'call', within: '', verdict: 'resolved', evidence: 'type', targets: [{path: 'a.rs', id: 'A.b', inline: 'm'}]}, {kind: 'new', within: '', verdict: 'ambiguous', evidence: 'only one', targets: [{path: 'a.rs', id: 'A', inline: ''}, {path: 'b.rs', id: 'A', inline: ''}]},
    {kind: 'call', within: 'm.A.b', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: 'c', inline: 'd::e'}]}, {kind: 'macro', within: '__proto__', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: 'toString', inline: ''}]},
  ],
};

/** Samples of files with the calls around them. */
export function graphFixtures(bed: Bed): Fixtures {
  const busy: FileCalls = {...called, path: 'busy.rs', calls: Array.from({length: 201}, (_, at) => ({kind: 'call', within: 'f', verdict: 'resolved', evidence: 'name', targets: [{path: 'b.rs', id: `g${at}`, inline: ''}]}))};
  const rows = {'some': bed.given(fileCallsCodec, 'around a file', called), 'many': bed.given(fileCallsCodec, 'around a busy file', busy), 'none': bed.given(fileCallsCodec, 'around a quiet file', {...called, calls: []})};
  const into: readonly CallsInto[] = [{path: 'c.rs', edges: [['f', 'm.A.b'], ['', 'm.A.b'], ['f', 'g']]}, {path: 'a.rs', edges: [['', 'm.A.b']]}];
  const pieces = into.map((piece) => bed.given(spreadCallers.piece, `from ${piece.path}`, piece));
  const callers = bed.given(callersCodec, 'of a file', into);
  const files = Object.fromEntries(['a.rs', 'busy.rs', 'é.c'].map((path) => [path, bed.given(fileCodec, `around ${path}`, {path, mode: '100644', oid: bed.object('a'), kind: 'file'})]));
  const sample: Sample = {kind: 'file', granularity: 'document', group: 'file a.rs', when: {corrected: 0, oid: ''}, synthetic: false, spans: [mark('start'), mark('file', 'a.rs'), {kind: 'source', leaf: bed.leaf('a'), text: 'blob', from: 0, to: 1, loss: 1}, mark('end')], meta: {path: 'a.rs'}};
  const samples = [bed.given(samplesCodec, 'of a file, one', samplesOf([sample])), bed.given(samplesCodec, 'of a file, two', samplesOf([sample, sample]))];
  const asked = (path: string, [of, by]: readonly [Digest | undefined, Digest | undefined], {at = 0, graph = 'beside'}: {readonly at?: number; readonly graph?: string} = {}): Fixture => ({slots: [samples[at] ?? noSuchValue(), bed.joined(files[path] ?? noSuchValue(), [of]), bed.joined(files[path] ?? noSuchValue(), [by])], params: {graph}});
  return {
    'calls by the file that they lead to': Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}])),
    'callers of a file': {'two': {slots: [pieces]}, 'one': {slots: [pieces.slice(0, 1)]}, 'in another order': {slots: [pieces.toReversed()]}},
    'calls of a file, named by it': Object.fromEntries(Object.entries(files).map(([name, digest]) => [name, {slots: [digest]}])),
    'file sample with calls': {
      'beside': asked('a.rs', [rows.some, callers]), 'before': asked('a.rs', [rows.some, callers], {graph: 'before'}), 'two, before': asked('a.rs', [rows.some, callers], {at: 1, graph: 'before'}), 'of a busy file': asked('busy.rs', [rows.many, callers], {graph: 'before'}),
      'of no calls': asked('é.c', [undefined, undefined], {graph: 'before'}), 'called alone': asked('é.c', [stubDigest('no calls: binary'), callers], {graph: 'before'}), 'calls alone': asked('é.c', [rows.some, stubDigest('lost')], {graph: 'before'}),
    },
  };
}
