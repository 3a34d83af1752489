// Copies in a build: what becomes of them, what runs again for what, and that a build without the option is what it was.
import test from 'ava';
import {nearPresets} from '../../stages/dataset/duplicates/near-rules.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {mill, recordsOf, type Milled} from './rig.ts';

const near: Partial<Dataset> = {duplicates: {as: 'drop', exact: true, near: nearPresets.starcoder2}};

const words = (from: number, to: number) => Array.from({length: to - from}, (_, at) => `word_${from + at}`).join('\n');
const paths = (milled: Pick<Milled, 'files'>) => recordsOf(milled, 'file').map(({path}) => path);

test('of equal files the first stays, whatever they are called, and of nearly equal ones too', async (t) => {
  const {repo, build} = mill(t);
  repo.write('b/one.txt', words(0, 200));
  repo.write('a/two.txt', words(0, 200));
  repo.write('near.txt', `${words(0, 198)}\nother\n`);
  repo.write('far.txt', `${words(0, 100)}\n${words(500, 600)}`);
  repo.write('short.md', 'a b\n');
  repo.write('short too.md', 'a b\n');
  repo.commit('first');
  const milled = await build(near);
  t.deepEqual(paths(milled), ['a/two.txt', 'far.txt', 'short too.md']);
  const {dropped, ...stats} = JSON.parse(milled.files['stats.json'] ?? '{}') as {readonly dropped: unknown; readonly [name: string]: unknown};
  t.deepEqual(dropped, {file: {'duplicate': 2, 'near-duplicate': 1}, commit: {}});
  t.deepEqual(stats['equal.file'], {'exact copies': 2, 'samples': 6, 'texts': 4, 'texts with copies': 2});
  t.deepEqual(stats['near.file'], {'clusters': 1, 'near copies': 1, 'texts in clusters': 2});
});
