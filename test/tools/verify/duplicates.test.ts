import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandBench} from '../rig/command-bench.ts';
import {verified} from './rig.ts';

for (const groups of [false, true]) {
  test(`verify builds again by the rules of copies that a build was made by, whatever the configuration says today${groups ? ', grouped' : ''}`, async (t) => {
    const bench = commandBench(t);
    bench.configure({groups, testPairs: true, duplicates: {near: {run: 2, bands: 40, rows: 1, percent: 40}, as: 'context'}});
    bench.repo.write('a.rs', 'fn main() { one(); two(); three(); }\n');
    bench.repo.write('b.rs', 'fn main() { one(); two(); four(); }\n');
    bench.repo.write('c.rs', 'fn main() { one(); two(); three(); }\n');
    bench.repo.write('b_test.rs', 'use b;\n');
    bench.repo.commit('first');
    t.is((await bench.run('build')).code, 0);
    t.regex(readFileSync(join(bench.out, 'stats.json'), 'utf8'), /"near copies": 1/);
    bench.configure();
    t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  });
}

test('verify builds again without the texts of the lists that a build was made by, and says when the lists are others', async (t) => {
  const bench = commandBench(t);
  const list = join(bench.root, 'list.txt');
  writeFileSync(list, 'one two three four five six seven eight\n');
  bench.configure({duplicates: {exact: false, near: 'none', decontaminate: [list]}});
  bench.repo.write('a.txt', 'one two three four\nfive six seven eight\n');
  bench.repo.write('b.txt', 'others\n');
  bench.repo.commit('first');
  t.is((await bench.run('build')).code, 0);
  t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  writeFileSync(list, 'one two three four five six seven nine\n');
  t.like(await verified(bench), {findings: [{kind: 'not-rebuilt'}], rebuilt: {root: null}});
});
