import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {resolveDuplicates} from '../../../tools/executors/config/resolve-duplicates.ts';
import {bench} from '../../stages/source/git/rig.ts';

const places = {absolute: (path: string) => path, where: 'c.ts'};
const starcoder2 = {words: 'code', run: 5, bands: 25, rows: 10, percent: 70};

test('resolveDuplicates() fills in every default, and takes presets by their names', (t) => {
  t.deepEqual(resolveDuplicates(true, places), {duplicates: {as: 'drop', exact: true, near: starcoder2}});
  t.deepEqual(resolveDuplicates({near: 'none', as: 'context'}, places), {duplicates: {as: 'context', exact: true}});
  t.deepEqual(resolveDuplicates({near: {percent: 85}}, places).duplicates?.near, {...starcoder2, percent: 85});
  t.deepEqual(resolveDuplicates({near: 'data-prep-kit'}, places).duplicates?.near, {words: 'spaces', run: 5, bands: 14, rows: 8, percent: 75});
  t.deepEqual(resolveDuplicates({exact: false, near: 'none'}, places), {});
});

test('resolveDuplicates() reads lists, stands for them by what is in them, and says which it could not read', (t) => {
  const {root} = bench(t);
  const path = join(root, 'list.txt');
  writeFileSync(path, 'one two three four five six seven eight\ntoo short\n');
  const {duplicates, benchmarks} = resolveDuplicates({decontaminate: [path]}, places);
  t.deepEqual(benchmarks?.lists, [{name: 'list.txt', texts: ['one two three four five six seven eight']}]);
  t.is(duplicates?.benchmarks, benchmarks?.digest);
  writeFileSync(path, 'one two three four five six seven nine\n');
  t.not(resolveDuplicates({decontaminate: [path]}, places).duplicates?.benchmarks, duplicates?.benchmarks);
  writeFileSync(path, 'too short\n');
  for (const wrong of [path, join(root, 'none')]) t.throws(() => resolveDuplicates({decontaminate: [wrong]}, places), {message: /duplicates\.decontaminate\[0\]: expected a list of texts of at least 8 words, got ".*", in which none could be read/});
});
