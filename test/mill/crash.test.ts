import {mkdirSync, readdirSync, watch} from 'node:fs';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {random} from '../graph/rig/random.ts';
import {manifestIn, ranRows, reportOf, start, type Circumstances} from './binary.ts';
import {checkOutputs} from './counted.ts';
import {plainHistory} from './fast-history.ts';
import {mill} from './rig.ts';

interface Place {
  readonly out: string;
  run(around?: Partial<Circumstances>, ref?: string): ReturnType<typeof start>;
}

/** A repository, what an undisturbed build makes of it, and places to disturb others. */
async function undisturbed(t: ExecutionContext, commits: number) {
  const {root, repo} = mill(t);
  plainHistory(repo, random(commits), {commits});
  const place = (name: string, out = name): Place => ({
    out: join(root, out, 'out'),
    run: (around, ref = 'HEAD') => start(['build', repo.dir, '--json', '--ref', ref, '--threads', '1', '--tokenizer', join(root, 'bytes.tokenizer.json'), '--store', join(root, name, 'store'), '--out', join(root, out, 'out')], {home: join(root, 'home'), ...around}),
  });
  const calm = place('calm');
  const began = performance.now();
  const started = calm.run();
  let lines = 0;
  started.onLine(() => lines++);
  const report = await reportOf(started);
  t.true(ranRows(report) > 5 * commits, `Only ${ranRows(report)} rows ran undisturbed`);
  return {root, repo, place, calm, report, lines, tookMs: performance.now() - began};
}

test('killed at any moment, the next build ends as an undisturbed one', async (t) => {
  const {place, calm, report, lines, tookMs} = await undisturbed(t, 250);
  const seed = 20_260_101;
  const dice = random(seed);
  for (let round = 0; round < 14; round++) {
    const spot = place(`round-${round}`);
    const moment = dice.int(lines);
    const killed = round % 2 === 0 ? spot.run({killAfterMs: 1 + dice.int(Math.ceil(tookMs))}) : spot.run();
    let seen = 0;
    if (round % 2 === 1) killed.onLine(() => seen++ === moment && killed.child.kill('SIGKILL'));
    await killed.ended;
    const again = await reportOf(spot.run());
    t.is(again.root, report.root, `seed ${seed}, round ${round}`);
    t.is(manifestIn(spot.out), manifestIn(calm.out), `seed ${seed}, round ${round}`);
    checkOutputs(t, spot.out);
  }
});

test('killed once something is on the disk, the next build runs less than all of it', async (t) => {
  const {root, place, report} = await undisturbed(t, 1000);
  const spot = place('kept');
  const packs = join(root, 'kept/store/mill-2/packs');
  mkdirSync(packs, {recursive: true});
  const killed = spot.run();
  const watching = watch(packs, () => killed.child.kill('SIGKILL'));
  const {signal, stderr} = await killed.ended;
  watching.close();
  t.is(signal, 'SIGKILL');
  t.notRegex(stderr, /^tokens\.commit:/m, 'something is kept long before the end');
  const again = await reportOf(spot.run());
  t.is(again.root, report.root);
  t.true(ranRows(again) < ranRows(report), `${ranRows(again)} of ${ranRows(report)} rows`);
});

test('killed again and again in one place, builds come to an end', async (t) => {
  const {root, place, calm, report, lines} = await undisturbed(t, 60);
  const spot = place('again');
  for (let moment = 0; moment < lines; moment += 4) {
    const killed = spot.run();
    let seen = 0;
    killed.onLine(() => seen++ === moment && killed.child.kill('SIGKILL'));
    await killed.ended;
  }
  t.is((await reportOf(spot.run())).root, report.root);
  t.is(manifestIn(spot.out), manifestIn(calm.out));
  t.deepEqual(readdirSync(join(root, 'again/store/mill-2/tmp')), [], 'nothing half-written is left');
  t.is(readdirSync(join(root, 'again/store/mirrors')).length, 1);
});

test('Ctrl-C: ends with 130, says what to do, and the next build goes on', async (t) => {
  const {place, calm, report} = await undisturbed(t, 250);
  const spot = place('stopped');
  const stopped = spot.run();
  stopped.onLine((line) => void (/^pairs\b/.test(line) && stopped.child.kill('SIGINT')));
  const {code, stdout} = await stopped.ended;
  t.is(code, 130, stdout);
  t.true('error' in (JSON.parse(stdout) as object));
  const again = await reportOf(spot.run());
  t.is(again.root, report.root);
  t.true(ranRows(again) < ranRows(report), `${ranRows(again)} of ${ranRows(report)}`);
  t.is(manifestIn(spot.out), manifestIn(calm.out));
});

test('builds at once of one target into one store and folder all end well', async (t) => {
  const {place, calm, report} = await undisturbed(t, 40);
  for (let round = 0; round < 3; round++) {
    const spot = place(`together-${round}`);
    const reports = await Promise.all([spot.run(), spot.run(), spot.run()].map(reportOf));
    t.deepEqual(reports.map(({root}) => root), [report.root, report.root, report.root]);
    t.is(manifestIn(spot.out), manifestIn(calm.out));
    checkOutputs(t, spot.out);
    t.true((await reportOf(spot.run())).upToDate);
  }
});

test('what a killed build left in the output folder is gone after the next one', async (t) => {
  const {repo, place, report} = await undisturbed(t, 40);
  repo.run('branch', 'older', 'main~20');
  const spot = place('left');
  const killed = spot.run();
  mkdirSync(join(spot.out, 'shards'), {recursive: true});
  const watching = watch(join(spot.out, 'shards'), () => killed.child.kill('SIGKILL'));
  await killed.ended;
  watching.close();
  t.is((await reportOf(spot.run({}, 'older'))).upToDate, false);
  checkOutputs(t, spot.out);
  t.not(JSON.parse(manifestIn(spot.out)).root, report.root);
});
