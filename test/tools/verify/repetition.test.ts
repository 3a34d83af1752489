import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandBench} from '../rig/command-bench.ts';
import {verified} from './rig.ts';

const budgets = {
  'counted': {repetition: true},
  'a budget': {repetition: {most: 1, as: 'drop', first: ['commit']}},
  'a budget with copies and groups': {repetition: {most: 2}, duplicates: {near: 'none', as: 'drop'}, groups: true, testPairs: true},
} as const;

for (const [name, budget] of Object.entries(budgets)) {
  test(`verify builds again by the rules of repetition that a build was made by, whatever the configuration says today: ${name}`, async (t) => {
    const bench = commandBench(t);
    bench.configure(budget);
    bench.repo.write('a.rs', 'fn main() { one(); }\n');
    bench.repo.write('b.rs', 'fn main() { one(); }\n');
    bench.repo.write('b_test.rs', 'use b;\n');
    bench.repo.commit('first');
    t.is((await bench.run('build')).code, 0);
    t.regex(readFileSync(join(bench.out, 'stats.json'), 'utf8'), /"repetition": \{/);
    const {code, out} = await bench.run('stats');
    t.is(code, 0);
    t.regex(out, /Bytes of the sources by how often they are trained/);
    bench.configure();
    t.like(await verified(bench), {code: 0, findings: [], rebuilt: {same: true}});
  });
}
