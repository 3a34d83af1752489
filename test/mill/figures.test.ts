// Every number of the statistics, counted again by a script that uses nothing of ours.
import test, {type ExecutionContext} from 'ava';
import {seedPhases} from '../../stages/dataset/phases/phase-rules.ts';
import {usualRules} from '../../stages/product/usual-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {FigureRow, FigureTables} from '../../tools/executors/build/figure-tables.ts';
import {recounted} from '../tools/stats/recounted.ts';
import {mill, recordsOf, type Mill, type Milled} from './rig.ts';
import {smallTokenizerFile} from './small-tokenizer-file.ts';

/** Three people, two years, several languages, a merge, a rename, a binary, tests, and files of many lengths. */
function history({repo}: Pick<Mill, 'repo'>): void {
  let moment = 1_480_000_000;
  const commit = (message: string, author = 'Ada') => {
    moment += 4_000_000;
    repo.run('add', '--all');
    repo.bytes(['commit', '--quiet', '--allow-empty', '-m', message], undefined, {GIT_AUTHOR_NAME: author, GIT_AUTHOR_DATE: `${moment - 90_000} +0530`, GIT_COMMITTER_DATE: `${moment} +0000`});
  };
  for (let at = 0; at < 9; at++) {
    repo.write(`src/f${at}.rs`, `pub fn f${at}() -> usize {\n${`    g${at}(${at});\n`.repeat(1 + at ** 3)}    ${at}\n}\n`);
    repo.write(`tests/f${at}.rs`, `use own::f${at};\n#[test]\nfn works() { assert_eq!(f${at}::f${at}(), ${at}); }\n`);
    if (at % 3 === 0) repo.write(`tools/t${at}.py`, `def t${at}():\n    return '<|endoftext|> ${at}'`);
    commit(`Add f${at}`, ['Ada', 'Bob', 'Grete'][at % 3]);
    repo.write(`src/f${at}.rs`, `pub fn f${at}() -> usize {\n    changed(${at});\n${`    g${at}(${at});\n`.repeat(at * 3)}    ${at}\n}\n`);
    if (at === 4) repo.write('data.bin', '\u0000\u0001\u0002');
    commit(`fix: change f${at}`, ['Ada', 'Bob'][at % 2]);
  }
  repo.run('checkout', '--quiet', '-b', 'side', 'HEAD~3');
  repo.write('docs/side.md', '# Aside\n');
  commit('Say more');
  repo.run('checkout', '--quiet', 'main');
  repo.run('mv', 'tools/t0.py', 'tools/zero.py');
  commit('Rename');
  moment += 4_000_000;
  repo.bytes(['merge', '--quiet', '--no-ff', '-m', 'Merge side', 'side'], undefined, {GIT_COMMITTER_DATE: `${moment} +0000`, GIT_AUTHOR_DATE: `${moment} +0000`});
}

const counting: Partial<Dataset> = {statistics: true, groups: true, tokenizer: {kind: 'none'}};
/** Every kind that git alone makes. */
const everyKind: Partial<Dataset> = {
  testPairs: true, outlines: {history: true, calls: true}, chunks: {form: 'sides', maxBytes: 4000}, identifiers: {minLines: 1}, product: {rules: usualRules, user: 'plain'},
  commits: {merges: 'first-parent', forms: {kinds: ['patch', 'before-after', 'message-to-diff', 'diff-to-message']}},
};

type Stats = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Of what the script found, nothing may be missing or other. What it does not count is named by whoever asks. */
function compare(t: ExecutionContext, {root}: Mill, {files, dataset}: Milled, uncounted: readonly string[]): Stats {
  const stats: Stats = JSON.parse(files['stats.json'] ?? '');
  const {commits, files: listed, ...found} = recounted({out: dataset.out, repository: `${root}/source`, tokenizer: `${root}/small.tokenizer.json`}) as Stats & {readonly commits: number};
  for (const [name, value] of Object.entries(found)) t.deepEqual(name.startsWith('tokens.') ? only(stats[name], Object.keys(value)) : name.startsWith('figures') ? withoutRules(stats[name]) : stats[name], value, name);
  // The trees that parts end with have versions of their own.
  if (stats['splits.file'] === undefined) t.deepEqual(only(stats['files'], Object.keys(listed ?? {})), listed);
  const dropped = (kind: string) => Object.values(stats['dropped']?.[kind] ?? {}).reduce((sum: number, count) => sum + Number(count), 0);
  t.is(dropped('commit'), commits - Number(stats['commit']?.['documents']));
  t.deepEqual(Object.keys(stats).filter((name) => found[name] === undefined).sort(), [...uncounted].sort());
  return stats;
}

function only(all: Readonly<Record<string, unknown>> = {}, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** Rules of phases leave no trace in outputs: what they come to together does. */
function withoutRules(tables: unknown): unknown {
  return JSON.parse(JSON.stringify(tables, (name, value) => (name === 'rules' ? undefined : value)));
}

test('statistics are what git, the records and the reference tokenizer say: every kind, phases, whole and cut', async (t) => {
  const rig = mill(t);
  history(rig);
  const built = await rig.build({...counting, ...everyKind, phases: seedPhases, tokenizer: smallTokenizerFile(rig.root), cuts: [{name: 'whole', rules: null}, {name: 'cut', rules: {tokens: 64, overlap: 8}}]});
  // Those of other chapters have judges of their own.
  const stats = compare(t, rig, built, ['outlines', 'packages', 'calls', 'pulls', 'groups', 'patches', 'pairings', 'files', 'licences', 'dropped', 'untokenized', 'unoutlined']);
  t.is(Object.values(stats['pairings'] ?? {}).filter((count) => count === Number(stats['test-pair']?.['documents'])).length > 0, true);
});

const cut = ({repo}: Mill, back: number) => ({oid: repo.run('rev-parse', `HEAD~${back}`), corrected: Number(repo.run('log', '-1', '--format=%ct', `HEAD~${back}`))});
const parted = (rig: Mill): Partial<Dataset> => ({
  ...counting,
  split: {rules: {method: 'time', train: cut(rig, 9), val: cut(rig, 4)}},
  phases: [{name: 'first', where: {kinds: ['file']}, percent: 200}, {name: 'then', where: {bytes: {below: 900}}}, {name: 'then'}],
  tokenizer: smallTokenizerFile(rig.root),
});

test('statistics of parts and phases are what stands in their shards, twice where a phase takes documents twice', async (t) => {
  const rig = mill(t);
  history(rig);
  const built = await rig.build(parted(rig));
  const {figures} = compare(t, rig, built, ['splits.file', 'splits.commit', 'pulls', 'groups', 'patches', 'files', 'licences', 'dropped', 'untokenized']) as unknown as {readonly figures: FigureTables};
  const of = (row: FigureRow | undefined, kind: string) => row?.[kind]?.documents ?? 0;
  // Only what is learned from is taken twice.
  t.is(of(figures.phases?.['first'], 'file'), of(figures.kinds, 'file') + of(figures.parts?.['train'], 'file') / 2);
  t.is(of(figures.phases?.['then'], 'commit'), of(figures.kinds, 'commit'));
  const rules = figures.rules?.map(({phase, figures: row}) => [phase, of(row, 'all')]) ?? [];
  t.deepEqual(rules.map(([phase]) => phase), ['first', 'then', 'then']);
  t.true(rules.every(([, documents]) => Number(documents) > 0));
  t.is(Number(rules[1]?.[1]) + Number(rules[2]?.[1]), of(figures.phases?.['then'], 'all'));
});

test('one more commit counts itself and sums along a path, and comes to what a clean build counts', async (t) => {
  const rig = mill(t);
  history(rig);
  const asked = parted(rig);
  await rig.build(asked);
  rig.repo.write('src/f3.rs', 'fn other() {}\n');
  const oid = rig.repo.commit('One more');
  const {ledger, files} = await rig.build(asked);
  t.deepEqual(Object.fromEntries(Object.entries(ledger).filter(([name]) => /^(?:traits|figured)/.test(name))), {
    'traits.commit': [oid], 'figured.tokens.commit': [oid], 'figured in sections.tokens.commit': [oid],
    'traits.file': ['src/f3.rs\0test'], 'figured.tokens.file': ['src/f3.rs\0test'], 'figured in sections.tokens.file': ['src/f3.rs\0test'],
  });
  t.true((ledger['history'] ?? []).includes(oid) && (ledger['history'] ?? []).length < 9, 'a commit and its sums');
  t.is(files['stats.json'], (await rig.build(asked, 'clean')).files['stats.json']);
});

test('another tokenizer asks no document for its traits, and a dataset without one counts documents and bytes', async (t) => {
  const rig = mill(t);
  history(rig);
  await rig.build({...counting, tokenizer: smallTokenizerFile(rig.root)});
  const {ledger, files} = await rig.build(counting);
  t.deepEqual(Object.keys(ledger).filter((name) => name.startsWith('traits')), []);
  const {figures}: {readonly figures: FigureTables} = JSON.parse(files['stats.json'] ?? '');
  const texts = (['file', 'commit'] as const).map((kind) => recordsOf({files}, kind).map((record) => Buffer.byteLength(String(record['training_content']))));
  const [file = [], commit = []] = texts;
  const sum = (list: readonly number[]) => ({documents: list.length, samples: list.length, bytes: list.reduce((all, own) => all + own, 0)});
  t.deepEqual(figures.kinds, {file: sum(file), commit: sum(commit), all: sum([...file, ...commit])});
  t.deepEqual(Object.keys(figures), ['kinds', 'languages', 'months', 'years']);
});
