// Fixtures of the tasks that count how often bytes of sources are trained: from the sides of hunks by the places that documents show to samples that
// keep to a budget.
import type {Digest} from '../../graph/value/digest.ts';
import {stubDigest} from '../../graph/value/stub.ts';
import {editCodec} from '../../stages/change/edit.ts';
import {hunkSidesCodec, type HunkSides} from '../../stages/dataset/repetition/hunk-sides.ts';
import {placesCodec, showingCodec, type Owner, type Places, type Showing} from '../../stages/dataset/repetition/places.ts';
import {repeatedCodec} from '../../stages/dataset/repetition/repeated.ts';
import {spellRuns, type Run} from '../../stages/dataset/repetition/run.ts';
import {surplusCodec, type Surplus} from '../../stages/dataset/repetition/surplus-codec.ts';
import {mark} from '../../stages/sample/mark.ts';
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {samplesOf} from '../../stages/sample/samples-of.ts';
import type {Sample, Span} from '../../stages/sample/sample.ts';
import {commitCodec} from '../../stages/source/git/commit-record.ts';
import type {Bed} from './bed.ts';
import {commits} from './commits.ts';
import {noSuchValue, type Fixture, type Fixtures} from './fixture.ts';

const [old, now, other] = ['raw:b2xk', 'raw:bm93', 'raw:b3RoZXI'] as readonly string[] as readonly [Digest, Digest, Digest];

export function repetitionFixtures(bed: Bed): Fixtures {
  const edit = (name: string, hunks: string) => bed.given(editCodec, `to count: ${name}`, {kind: 'text', added: 1, removed: 1, hunkCount: 1, length: hunks.length, hunks: Buffer.from(hunks)});
  const edits = Object.fromEntries(Object.entries(texts).map(([name, hunks]) => [name, edit(name, hunks)]));
  const {documents, patched} = documentsOf(bed, (name) => bed.linked(edits[name] ?? noSuchValue())[0] ?? noSuchValue());
  const places = Object.fromEntries(Object.entries(placed).map(([name, value]) => [name, bed.given(placesCodec, name, value)]));
  return {
    'sides of hunks': sided(bed, [edits['one line'], undefined, edits['two hunks'], stubDigest('licence: GPL-3.0-only')], false),
    'sides of hunks, merges combined': sided(bed, [edits['one line'], edits['combined']], true),
    'places of texts': Object.fromEntries(Object.entries(documents).map(([name, slot]): [string, Fixture] => [name, {slots: [slot], params: {kind: name}}])),
    'places of patches': Object.fromEntries(Object.entries(patched).map(([name, [slot, sides]]): [string, Fixture] => [name, {slots: [slot, bed.given(hunkSidesCodec, name, sides)], params: {kind: 'commit'}}])),
    'places by source': each(places),
    'surplus of places': each(places),
    'repeats of a source': counted(bed),
    ...spent(bed, documents, places),
  };
}

const texts: Readonly<Record<string, string>> = {
  'one line': '@@ -3,3 +3,3 @@ fn a\n b\n-c\n+d\n e\n',
  'two hunks': '@@ -1 +1,2 @@\n-a\n+b\n+c\n@@ -9,0 +11 @@\n+d\n\\ No newline at end of file\n',
  'new': '@@ -0,0 +1,2 @@\n+a\n+@@ -1 +1 @@\n',
  'combined': '@@@ -1,3 -1,2 +1,3 @@@\n  a\n- b\n -c\n++d\n +e\n',
};

function sided(bed: Bed, turns: readonly (Digest | undefined)[], merges: boolean): Readonly<Record<string, Fixture>> {
  const refs = Array.from({length: 20}, (_, at) => turns[at % turns.length]);
  return Object.fromEntries(Object.entries(commits).flatMap(([name, commit]) => {
    const row = bed.joined(bed.given(commitCodec, name, commit), refs);
    return [null, {clean: 'ab12'}].map((params): [string, Fixture] => [params === null ? name : `${name}, cleaned`, {slots: merges ? [row, row] : [row], params}]);
  }));
}

type Given = readonly [samples: Digest, sides: readonly HunkSides[]];

function documentsOf(bed: Bed, hunks: (name: string) => Digest): {readonly documents: Readonly<Record<string, Digest>>; readonly patched: Readonly<Record<string, Given>>} {
  const leaf = bed.leaf('fn one() { 1 }\nfn two() { 22 }\n\nfn three() { 333 }');
  const blob = (from: number, to: number, loss = 1): Span => ({kind: 'source', leaf, text: 'blob', from, to, loss});
  const patch = (name: string, loss = 1, [from, to] = [0, (texts[name] ?? '').length]): Span => ({kind: 'source', leaf: hunks(name), text: 'edit', from, to, loss});
  const head: Span = {kind: 'template', text: 'diff --git a/a b/a\n', loss: 1};
  const sample = (...spans: readonly Span[]): Sample => ({kind: 'commit', granularity: 'document', group: 'file a/b.rs', when: {corrected: 0, oid: ''}, synthetic: false, spans: [mark('start'), ...spans, mark('end')], meta: {path: 'a'}});
  const given = (name: string, ...samples: readonly [Sample, ...Sample[]]) => bed.given(samplesCodec, `to count: ${name}`, samplesOf(samples));
  const sides = (name: string, ...versions: readonly (Digest | null)[]): HunkSides => ({hunks: hunks(name), versions});
  const twoFiles = [sides('one line', old, now), sides('one line', other, now)];
  const cut = (texts['one line'] ?? '').indexOf('+d');
  return {
    documents: {
      'whole': given('whole', sample(blob(0, 50))),
      'parts of lines': given('parts of lines', sample(blob(3, 20), blob(20, 31, 0)), sample(blob(34, 50), blob(16, 18))),
      'nothing': given('nothing', sample(blob(7, 7), {kind: 'template', text: 'all', loss: 1})),
      'a message': given('a message', sample({kind: 'source', leaf: hunks('new'), text: 'discussion', from: 4, to: 9, loss: 1}, {...blob(1, 2), text: 'author'} as Span, {...blob(1, 2), text: 'date'} as Span)),
    },
    patched: {
      'one line': [given('one line', sample(head, patch('one line'))), [sides('one line', old, now)]],
      'two hunks': [given('two hunks', sample(head, patch('two hunks', 0), head, patch('two hunks'))), [sides('two hunks', old, now)]],
      'new': [given('new', sample(head, patch('new'))), [sides('new', null, now)]],
      'combined': [given('combined', sample(patch('combined'))), [sides('combined', old, other, now)]],
      'two files alike': [given('two files alike', sample(head, patch('one line'), head, patch('one line'))), twoFiles],
      'two files alike, cut': [given('two files alike, cut', sample(patch('one line', 1, [0, cut])), sample(patch('one line', 1, [cut, cut + 3]), patch('one line', 1, [16, cut + 1]))), twoFiles],
      'of nobody': [given('of nobody', sample(patch('one line'))), []],
    },
  };
}

const run = (line: number, lengths: readonly number[], own: Partial<Run> = {}): Run => ({sample: 0, span: 1, trained: true, at: 0, signs: 0, line, skip: 0, lengths, ...own});
const owner = (kind: string, corrected: number, oid: string, name: string): Owner => ({kind, id: Buffer.from(`${kind}${corrected}`).toString('hex').padEnd(32, '0').slice(0, 32), when: {corrected, oid}, name});
const file = owner('file', 0, '', 'file a/b.rs');
const [early, late] = [owner('commit', 5, '5'.repeat(40), ''), owner('commit', 7, '7'.repeat(40), '')];

const placed: Readonly<Record<string, Places>> = {
  'of a file': {...file, sources: [{source: 'blob x', runs: spellRuns([run(0, [15, 16, 1, 18])])}], heads: []},
  'of a commit': {...early, sources: [{source: 'blob x', runs: spellRuns([run(2, [2, 300], {signs: 1, at: 40}), run(9, [4], {trained: false, skip: 3, sample: 1, span: 2})])}, {source: 'blob y', runs: spellRuns([run(1, [7], {at: 34})])}], heads: [{sample: 0, span: 1, from: 0, to: 34}]},
  'of nothing': {...late, sources: [], heads: []},
};

function counted(bed: Bed): Readonly<Record<string, Fixture>> {
  const showing = (name: string, own: Omit<Showing, 'runs'>, ...runs: readonly Run[]) => bed.given(showingCodec, name, {...own, runs: spellRuns(runs)});
  const whole = showing('whole', file, run(0, [15, 16, 1, 18, 9]));
  const shown = {
    'alone': [whole],
    'never trained': [showing('shown', file, run(0, [15], {trained: false}))],
    'all three': [showing('patch, late', late, run(1, [16, 1], {signs: 1, at: 50}), run(3, [18], {signs: 1, at: 90})), showing('patch, early', early, run(1, [16, 1, 18], {signs: 1, at: 20}), run(8, [3], {trained: false})), whole],
    'parts of a line': [whole, showing('part', early, run(1, [5], {skip: 4, at: 4}), run(0, [9], {skip: 6, at: 6}), run(1, [3], {skip: 7, span: 3})), showing('start', late, run(1, [6], {signs: 1}))],
    'twice in one': [showing('twice', early, run(4, [9], {span: 2}), run(4, [9], {sample: 1}), run(3, [18, 9]))],
    'of one name': [showing('one', early, run(0, [15])), showing('other', {...early, id: 'f'.repeat(32)}, run(0, [15]))],
    'far apart': [showing('far', early, run(700, [3, 3]), run(7, [3, 3])), showing('near', late, run(7, [3, 3, 3]), run(701, [3]))],
  };
  const asked = [{kinds: ['file', 'commit'], most: null}, {kinds: ['file', 'commit'], most: 1}, {kinds: ['commit'], most: 2}, {kinds: ['commit', 'file'], most: 1}];
  return Object.fromEntries(Object.entries(shown).flatMap(([name, pieces]) => asked.map((params): [string, Fixture] => [`${name}, ${params.kinds[0]} first, ${params.most ?? 'free'}`, {slots: [pieces], params}])));
}

function spent(bed: Bed, documents: Readonly<Record<string, Digest>>, places: Readonly<Record<string, Digest>>): Fixtures {
  const by = 'file a/b.rs';
  const part = (from: number, to: number, own: Partial<Surplus> = {}): Surplus => ({sample: 0, span: 1, from, to, by, ...own});
  const repeated = {
    'nothing': bed.given(repeatedCodec, 'nothing', {tally: {bytes: 3, 'trained 1': 3}, surplus: []}),
    'many': bed.given(repeatedCodec, 'many', {tally: {bytes: 9, 'trained 0': 2, 'trained 1': 7, 'file trained 1': 5, 'commit trained 0': 2, 'by commit + file': 3}, surplus: []}),
    'some': bed.given(repeatedCodec, 'some', {tally: {bytes: 3, 'trained 2': 3, surplus: 3}, surplus: [{id: early.id, parts: [part(0, 3)]}, {id: late.id, parts: [part(3, 9), part(12, 14)]}]}),
  };
  const surplus = Object.fromEntries(Object.entries({
    'all': [part(0, 50)], 'a line': [part(15, 31)], 'two parts': [part(0, 4), part(31, 32, {by: 'commit 5'})],
    'by many': Array.from({length: 10}, (_, at) => part(at * 2, at * 2 + 1, {by: `commit ${at}`})), 'of the second': [part(34, 50, {sample: 1}), part(16, 18, {sample: 1, span: 2})],
  }).map(([name, parts]) => [name, bed.given(surplusCodec, name, parts)]));
  const whole = documents['whole'] ?? noSuchValue();
  const parts = documents['parts of lines'] ?? noSuchValue();
  const wholePlaces = places['of a file'] ?? noSuchValue();
  const partPlaces = bed.given(placesCodec, 'of parts', {...file, sources: [{source: 'blob x', runs: spellRuns([run(0, [12, 5], {skip: 3, at: 3}), run(1, [11], {trained: false, span: 2, skip: 5, at: 20}), run(3, [16], {sample: 1, at: 34, skip: 2}), run(1, [2], {sample: 1, span: 2, skip: 1, at: 16})])}], heads: [{sample: 0, span: 1, from: 3, to: 6}, {sample: 0, span: 1, from: 18, to: 19}]});
  const budgets = (name: string, samples: Digest, own: Digest, named: Digest | undefined) => (['context', 'drop'] as const).map((as): [string, Fixture] => [`${name}, ${as}`, {slots: [samples, bed.joined(own, [named])], params: {as}}]);
  return {
    'tally of repeats': each(repeated),
    'surplus by document': each(repeated),
    'surplus of a document': Object.fromEntries([['one source', [surplus['a line'] ?? noSuchValue()]], ['two sources', [surplus['two parts'] ?? noSuchValue(), surplus['of the second'] ?? noSuchValue(), surplus['a line'] ?? noSuchValue()]]].map(([name, pieces]) => [name as string, {slots: [pieces as Digest[]]}])),
    'samples within a budget': Object.fromEntries([
      ...budgets('nothing over', whole, wholePlaces, undefined),
      ...Object.entries(surplus).filter(([name]) => name !== 'of the second').flatMap(([name, named]) => budgets(name, whole, wholePlaces, named)),
      ...Object.entries(surplus).filter(([name]) => name !== 'all').flatMap(([name, named]) => budgets(`${name}, of parts`, parts, partPlaces, named)),
    ]),
  };
}

function each(rows: Readonly<Record<string, Digest>>): Readonly<Record<string, Fixture>> {
  return Object.fromEntries(Object.entries(rows).map(([name, digest]) => [name, {slots: [digest]}]));
}
