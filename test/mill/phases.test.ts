// How a dataset is ordered for training: parts and phases with shards of their own, whole documents by declared rules, step by step as at once.
import test, {type ExecutionContext} from 'ava';
import {random} from '../graph/rig/random.ts';
import {seedPhases, type Phase} from '../../stages/dataset/phases/phase-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import type {Manifest} from '../../tools/executors/build/manifest.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const shares = {train: 1, val: 1, test: 1};
const split: Partial<Dataset> = {groups: true, split: {rules: {method: 'random', shares, seed: 'd'}}};

function manifestIn({files}: Pick<Milled, 'files'>): Manifest {
  return JSON.parse(files['manifest.json'] ?? '{}') as Manifest;
}

/** Files of several sizes in folders, a commit each. */
function several(t: ExecutionContext, files = 12) {
  const rig = mill(t);
  for (let at = 0; at < files; at++) {
    rig.repo.write(`d${at % 7}/f${at}.${at % 2 === 0 ? 'rs' : 'md'}`, `${`line of ${at}\n`.repeat(1 + (at * 7) % 30)}`);
    rig.repo.commit(`add ${at}`);
  }
  return rig;
}

test('a split has shards of each part, which hold its documents and no others', async (t) => {
  const {build} = several(t);
  const whole = await build({groups: true});
  const built = await build(split);
  const manifest = manifestIn(built);
  const [tokenizer] = manifest.tokenizers;
  for (const shards of [manifest.shards, tokenizer?.shards ?? []]) {
    t.deepEqual([...new Set(shards.map((shard) => shard.split))], ['train', 'val', 'test']);
    t.true(shards.every(({phase}) => phase === undefined));
  }
  const stats = JSON.parse(built.files['stats.json'] ?? '{}') as Record<string, Record<string, number>>;
  for (const kind of ['file', 'commit']) {
    for (const part of ['train', 'val', 'test']) {
      const documents = manifest.shards.filter((shard) => shard.kind === kind && shard.split === part).reduce((sum, shard) => sum + shard.documents, 0);
      t.is(documents, stats[`splits.${kind}`]?.[part] ?? 0, `${kind} ${part}`);
    }
    const sorted = (milled: Milled) => recordsOf(milled, kind).map((record) => JSON.stringify(record)).sort();
    t.deepEqual(sorted(built), sorted(whole));
  }
  t.true(manifestIn(whole).shards.every((shard) => !('split' in shard) && !('phase' in shard)));
});

test('the phases of the seed: files, then commits by date, and what each turned out to be', async (t) => {
  const {build} = several(t);
  const {phases, shards, tokenizers} = manifestIn(await build({phases: seedPhases}));
  t.deepEqual(phases?.map(({name, startsFrom, statedShare}) => ({name, startsFrom, statedShare})), [{name: 'code-foundation', startsFrom: null, statedShare: 0.2}, {name: 'change-patterns', startsFrom: 'code-foundation', statedShare: 0.3}, {name: 'pr-mastery', startsFrom: 'change-patterns', statedShare: 0.5}]);
  t.is(phases?.reduce((sum, {achievedShare}) => sum + achievedShare, 0), 1);
  t.is(phases?.reduce((sum, {amount}) => sum + amount, 0), tokenizers[0]?.tokens);
  for (const {kind, phase} of [...shards, ...tokenizers.flatMap(({shards}) => shards)]) t.is(phase, kind === 'file' ? 'code-foundation' : 'change-patterns');
});

test('a document is in the first phase that it fits, in the order that the phase says, and in none where it fits none', async (t) => {
  const {build} = several(t);
  const phases: readonly Phase[] = [{name: 'small', where: {kinds: ['file'], bytes: {below: 200}}, sort: 'bytes'}, {name: 'large', where: {kinds: ['file'], extensions: ['rs']}, sort: 'complexity'}];
  const built = await build({phases});
  const files = recordsOf(built, 'file').map(({text, path}) => ({bytes: Buffer.byteLength(String(text)), path: String(path)}));
  const all = recordsOf(await build({}, 'plain'), 'file').map(({text, path}) => ({bytes: Buffer.byteLength(String(text)), path: String(path)}));
  const isSmall = (path: string) => phasesOf(built, path) === 'small';
  t.true(files.length > 4 && files.length < all.length);
  const small = files.filter(({path}) => isSmall(path));
  t.deepEqual(small.map(({bytes}) => bytes), small.map(({bytes}) => bytes).sort((a, b) => a - b));
  t.deepEqual(files.slice(0, small.length), small, 'phases come one after the other');
  t.true(files.slice(small.length).every(({path}) => path.endsWith('.rs')));
  t.is(recordsOf(built, 'commit').length, 0);
});

function phasesOf(built: Milled, path: string): string | undefined {
  return manifestIn(built).shards.find(({file, kind}) => kind === 'file' && (built.files[file] ?? '').includes(`"${path}"`))?.phase;
}

test('a weight takes all of train as often as it says, passes one after the other, and a part that the same hashes choose', async (t) => {
  const {build} = several(t, 20);
  const named = async (percent: number, more: Partial<Dataset> = {}) => recordsOf(await build({...more, phases: [{name: 'all', where: {kinds: ['file']}, percent}]}), 'file').map(({path}) => String(path));
  const [once, twice, half, more] = [await named(100), await named(200), await named(50), await named(150)];
  t.deepEqual(twice, [...once, ...once]);
  t.true(half.length > 3 && half.length < 17);
  t.deepEqual(more.slice(0, 20), once);
  t.deepEqual(more.slice(20), half, 'the same documents');
  const built = await build({...split, phases: [{name: 'all', where: {kinds: ['file']}, percent: 200}]});
  const of = (part: string) => manifestIn(built).shards.filter((shard) => shard.split === part).reduce((sum, {documents}) => sum + documents, 0);
  const stats = JSON.parse(built.files['stats.json'] ?? '{}') as Record<string, Record<string, number>>;
  t.is(of('train'), 2 * (stats['splits.file']?.['train'] ?? 0));
  t.is(of('val') + of('test'), (stats['splits.file']?.['val'] ?? 0) + (stats['splits.file']?.['test'] ?? 0), 'what a model is judged by is not weighed');
});

test('other phases tokenize nothing, and ask no document again', async (t) => {
  const {build} = several(t);
  await build({phases: seedPhases});
  const {ledger} = await build({phases: [{name: 'all', sort: 'hash'}]});
  t.deepEqual(Object.keys(ledger).filter((name) => name.startsWith('tokens.') || name.startsWith('samples.') || name.startsWith('phase facts.')), []);
});

for (const seed of [1, 2, 3]) {
  test(`ordered step by step is ordered at once (seed ${seed})`, async (t) => {
    const {repo, build} = several(t, 5);
    const dice = random(seed);
    for (let step = 0; step < 4; step++) {
      const name = `d${dice.int(5)}/f${dice.int(9)}.rs`;
      repo.write(name, `${dice.int(9)} of ${step}\n`.repeat(1 + dice.int(40)));
      if (repo.run('status', '--porcelain') !== '') repo.commit(`step ${step}`);
      const phases: readonly Phase[] = dice.int(3) === 0 ? seedPhases : [{name: 'small', where: {bytes: {below: 250}}, sort: 'bytes', percent: 150}, {name: 'rest', sort: 'hash', percent: 70}];
      const asked = {...(dice.int(3) > 0 && split), phases};
      t.deepEqual((await build(asked)).files, (await build(asked, `clean ${step}`)).files, `step ${step}`);
    }
  });
}
