import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import test from 'ava';
import {plannedDeaths, preload, spelled, toldOf} from '../cache/deaths.ts';
import {random} from '../graph/rig/random.ts';
import {manifestIn, reportOf, start, type Circumstances} from './binary.ts';
import {checkOutputs} from './counted.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';

const rounds = process.env['GRISTMILL_LONG'] === '1' ? 100 : 10;
const commitsPerRound = 4;

test('two builders of one store, killed at steps of their commits as the history grows, end as undisturbed ones', async (t) => {
  const seed = 20_252;
  const dice = random(seed);
  const {root, repo} = mill(t);
  const commits = (rounds + 2) * commitsPerRound;
  plainHistory(repo, dice, {commits});
  const out = (name: string) => join(root, name, 'out');
  const run = (store: string, name: string, {ref, ...around}: Partial<Circumstances> & {ref: string}) =>
    start(['build', repo.dir, '--json', '--ref', ref, '--threads', '1', '--tokenizer', join(root, 'bytes.tokenizer.json'), '--store', join(root, store, 'store'), '--out', out(name)], {home: join(root, 'home'), ...around});
  const {next, again} = plannedDeaths(dice);
  let killed = 0;
  // Now and then a store cannot be opened at the very moment another process dies over it.
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    repo.run('branch', '--force', 'grown', `main~${(rounds - round) * commitsPerRound}`);
    await Promise.all(['left', 'right'].map(async (name) => {
      const death = next(round === 0);
      const NODE_OPTIONS = `--import ${pathToFileURL(preload)}`;
      const {signal, code, stdout, stderr} = await run('shared', name, {ref: 'grown', env: {NODE_OPTIONS, ...toldOf(death)}, ...(death.kind === 'time' && {killAfterMs: 100 + death.afterMs * 2})}).ended;
      if (signal === 'SIGKILL') killed++;
      else again(death);
      const refuses = code === 1 && /Could not write to the store/.test(stdout);
      if (refuses) refused++;
      t.true(signal === 'SIGKILL' || code === 0 || refuses, `seed ${seed}, round ${round}, ${spelled(death)}: ${stdout}${stderr}`);
    }));
  }
  t.true(killed > rounds, `${killed} killed`);
  t.true(refused <= 1 + rounds / 50, `${refused} refused`);
  const calm = await reportOf(run('calm', 'calm', {ref: 'main'}));
  const ended = await Promise.all(['left', 'right'].map((name) => reportOf(run('shared', name, {ref: 'main'}))));
  t.deepEqual(ended.map((report) => report.root), [calm.root, calm.root]);
  for (const name of ['left', 'right']) {
    t.is(manifestIn(out(name)), manifestIn(out('calm')));
    checkOutputs(t, out(name));
  }
  t.log(`${killed} killed in ${rounds} rounds, ${refused} refused`);
});
