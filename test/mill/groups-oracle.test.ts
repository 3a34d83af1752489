import {rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {authorRule} from '../../stages/forget/author-rule.ts';
import {noForgetting} from '../../stages/forget/forget-rules.ts';
import {random} from '../graph/rig/random.ts';
import {only, rulesWith} from '../stages/clean/rules/rules-rig.ts';
import {groupStep} from './grouped-history.ts';
import {mill} from './rig.ts';

const configurations: readonly Partial<Dataset>[] = [
  {groups: false},
  {refs: ['refs/heads/*']},
  {refs: ['HEAD', 'refs/pull/*']},
  {commits: {merges: 'skip'}},
  {clean: {rules: rulesWith({classes: only(['names', 'emails'])}), guessable: false}},
  {forget: {...noForgetting, authors: [authorRule('side@example.org', 'ab12')], pulls: [2, 3]}},
  {licences: {allow: [], deny: ['MIT'], unknown: 'keep'}},
];

// `GRISTMILL_SEEDS=7-7` replays one history.
const [first = 1, last = 1] = (process.env['GRISTMILL_SEEDS'] ?? (process.env['GRISTMILL_LONG'] === '1' ? '1-120' : '1-4')).split('-').map(Number);

for (let seed = first; seed <= last; seed++) {
  test.serial(`change groups found step by step are those found at once (seed ${seed})`, async (t) => {
    const dice = random(seed);
    const {root, repo, build} = mill(t);
    repo.write('a.rs', 'fn main() {}\n');
    repo.commit('first');
    const past: string[] = [];
    for (let count = 0; count < 12; count++) {
      past.push(groupStep(repo, dice, count));
      const configuration = {groups: true, tokenizer: {kind: 'none'} as const, ...(dice.chance(4) ? dice.pick(configurations) : {})};
      const incremental = await build(configuration);
      const clean = await build(configuration, 'clean');
      rmSync(join(root, 'clean'), {recursive: true});
      t.is(incremental.report.root, clean.report.root, `seed ${seed}: ${past.join(', ')}`);
      t.deepEqual(incremental.files, clean.files, `seed ${seed}: ${past.join(', ')}`);
    }
  });
}
