import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import {random} from '../../graph/rig/random.ts';
import {commandBench} from '../rig/command-bench.ts';
import {operations, playground} from './git-operations.ts';
import {watching} from './rig.ts';

const long = process.env['GRISTMILL_LONG'] === '1';
const count = long ? 1000 : 30;
const many = long ? 1000 : 50;
const seed = Number(process.env['GRISTMILL_SEED'] ?? 7);

test(`After ${count} random operations of git the root is that of a clean build, and what moves nothing of the dataset begins no build`, async (t) => {
  t.log(`seed ${seed}`);
  const {repo, root, out, ask} = commandBench(t);
  const dice = random(seed);
  const ground = playground(repo, dice, {root, many});
  const watch = watching(t, root);
  await watch.next('built');
  const head = () => repo.run('rev-parse', 'HEAD');
  const builtOf = (): string => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).source.refs[0].oid;
  let allowed = 1;
  for (let at = 0; at < count; at++) {
    const before = head();
    const operation = dice.pick(operations(ground, at));
    t.log(operation.name);
    operation.run();
    allowed += operation.moves;
    // Half of the time the next thing happens while this one is being built.
    if (head() !== before && dice.chance(2)) while (builtOf() !== head()) await watch.next('built');
  }
  while (builtOf() !== head()) await watch.next('built');
  await watch.stop();
  const moved = watch.events.filter(({kind}) => kind === 'moved').length;
  t.true(moved <= allowed, `${moved} generations, at most ${allowed} were called for`);
  t.deepEqual(watch.events.filter(({kind}) => kind === 'waiting' || kind === 'note'), []);
  const clean = await ask<BuildReport>('build', '--store', join(root, 'clean', 'store'), '--out', join(root, 'clean', 'out'));
  t.is(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).root, clean.root);
});
