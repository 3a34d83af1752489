import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {RollReport} from '../../../tools/executors/roll/roll-dataset.ts';
import {commandBench} from '../rig/command-bench.ts';

test('roll: the cuts are pinned once, a build is parted by them and verified, new commits are judged by, and a promotion moves them', async (t) => {
  const place = commandBench(t);
  const lock = join(place.root, 'artefacts.lock');
  const change = (name: string) => {
    place.repo.write(name, `${name}\n`);
    return place.repo.commit(`Add ${name}`);
  };
  const oids = Array.from({length: 20}, (_, at) => change(`f${at}.txt`));
  place.configure({split: true, tokenizer: 'none'});
  const refused = await place.run('build');
  t.regex(refused.err, /^GM4106 No cuts of the split are pinned/m);
  t.false(existsSync(lock), 'a build pins nothing');
  const looked = await place.run('roll');
  t.regex(looked.out, /^Split by time, of 20 commits\n/);
  t.false(existsSync(lock), 'looking pins nothing');
  const promoted = await place.paste(/fix: (.*)$/m.exec(refused.err)?.[1] ?? '');
  t.regex(promoted.out, /Pinned them\. Commit this: artefacts\.lock\n$/);

  const built = await place.ask<BuildReport>('build');
  const splits = () => (JSON.parse(readFileSync(join(place.out, 'stats.json'), 'utf8')) as Readonly<Record<string, unknown>>)['splits.commit'];
  t.deepEqual(splits(), {documents: 20, test: 3, train: 14, val: 3});
  t.is(built.rows['splits.file']?.ran, 20);
  t.true((await place.ask<BuildReport>('build')).upToDate);
  t.is((await place.run('verify')).code, 0);

  for (let at = 20; at < 40; at++) oids.push(change(`f${at}.txt`));
  const pinned = readFileSync(lock, 'utf8');
  await place.ask('build');
  t.deepEqual(splits(), {documents: 40, test: 23, train: 14, val: 3});
  t.is(readFileSync(lock, 'utf8'), pinned);
  const report = await place.ask<RollReport>('roll');
  t.deepEqual({pinned: report.pinned?.parts, candidate: report.candidate?.parts, train: report.pinned?.train.oid}, {pinned: {train: 14, val: 3, test: 23}, candidate: {train: 28, val: 6, test: 6}, train: oids[13]});
  await place.ask('roll', '--promote');
  await place.ask('build');
  t.deepEqual(splits(), {documents: 40, test: 6, train: 28, val: 6});
  // A lock that says nothing new is not to be reviewed again.
  const rolled = readFileSync(lock, 'utf8');
  writeFileSync(lock, rolled.replace('{\n', '{\n '));
  await place.ask('roll', '--promote');
  t.not(readFileSync(lock, 'utf8'), rolled);
});

test('roll: a history without commits is an empty dataset that says what it waits for, and is cut once there is one', async (t) => {
  const place = commandBench(t);
  place.configure({split: true, testPairs: true, tokenizer: 'none'});
  const empty = await place.run('build');
  t.is(empty.code, 0, empty.err);
  const line = /There are no commits yet, so the dataset is empty\. It can be split once there is one, with: (gristmill .*)$/m.exec(empty.out + empty.err)?.[1] ?? '';
  t.deepEqual((JSON.parse(readFileSync(join(place.out, 'manifest.json'), 'utf8')) as {readonly shards: unknown}).shards, []);
  const rolled = await place.paste(line);
  t.is(rolled.code, 0);
  t.regex(rolled.out, /nothing to cut yet: until there is one, builds make an empty dataset\n$/);
  t.true((await place.ask<BuildReport>('build')).upToDate);
  t.is((await place.run('verify')).code, 0);

  place.repo.write('a.py', 'def a():\n    pass\n');
  const first = place.repo.commit('Add a');
  t.regex((await place.run('build')).err, /^GM4106 /m);
  await place.paste(line);
  await place.ask('build');
  t.deepEqual((await place.ask<RollReport>('roll')).pinned?.train.oid, first);
});
