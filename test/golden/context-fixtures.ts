// Fixtures of the tasks that find who calls whom in the files of a commit, and show it around chunks.
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
    usage: {...usage, things, calls}, lines: calls.map((_, at) => at + 1),
    places: things.filter(({id}) => only(id)).map(({id, inline}, at) => ({id, inline, kind: at % 2 === 0 ? 'function' : 'class', line: at + 1, whole: {from: at * 10, to: at * 10 + 9}, head: {from: at * 10, to: at * 10 + 5}})),
  };
}

function referred(bed: Bed): Readonly<Record<string, Fixture>> {
  const trees = callTrees();
  const pair = bed.given(outlinedPairCodec, 'used', {before: {leaf: bed.leaf('a'), language: 'Go'}, after: {leaf: bed.leaf('b'), language: 'Go'}});
  const usage = (name: string, value: TextUsage): Digest => bed.given(textUsageCodec, name, value);
  const asked = (name: string, changes: readonly FileChange[], pairs: readonly (Digest | undefined)[]): Fixture => {
    const commit: CommitRecord = {...(commits['no change'] ?? noSuchValue()), changes};
    return {slots: [bed.joined(bed.given(commitCodec, `references: ${name}`, commit), pairs)]};
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
  const one = usage('one alone', placed({usage: trees['go']?.usages['main.go'] ?? noSuchValue()}));
  const many = Array.from({length: 301}, (_, at) => `d/${at}.go`);
  return {
    ...Object.fromEntries(Object.entries(trees).flatMap(ofTree)),
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
