import {join} from 'node:path';
import test from 'ava';
import {buildDataset} from '../../../tools/executors/build/build-dataset.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import {warmth, type Warmth} from '../../../tools/executors/build/warmth.ts';
import {mill} from '../../mill/rig.ts';
import {never} from '../../stages/source/git/rig.ts';

test('A store that stays open between builds gives what one that is opened anew gives, also where somebody else has built meanwhile', async (t) => {
  const {root, repo, build} = mill(t);
  await using warm: Warmth = warmth();
  const warmly = (dataset: Dataset, signal = never) => buildDataset(dataset, {path: process.env['PATH'] ?? '', home: join(root, 'home'), signal, progress: () => {}, warmth: warm});
  const change = (text: string) => {
    repo.write('a.rs', text);
    repo.commit(text);
  };
  change('fn one() {}\n');
  const {dataset} = await build();
  change('fn two() {}\n');
  const second = await warmly(dataset);
  t.is(second.rows['commits']?.ran, 1);
  // In between in a store that is opened anew, which the one that is open has not seen.
  change('fn three() {}\n');
  await build();
  change('fn four() {}\n');
  const fourth = await warmly(dataset);
  t.is(fourth.rows['commits']?.ran, 1, 'it builds upon what somebody else has built');
  change('fn five() {}\n');
  // Given up in the middle, and then built upon as if nothing had been.
  const stop = new AbortController();
  const given = warmly(dataset, stop.signal);
  stop.abort(new Error('Enough'));
  await t.throwsAsync(given, {message: 'Enough'});
  const fifth = await warmly(dataset);
  const {report: clean} = await build({}, 'clean');
  t.is(fifth.root, clean.root);
  t.true(fifth.work.bytesWritten > 0 && fifth.work.bytesWritten < clean.work.bytesWritten, 'each build reports its own work');
  const {report: last} = await build();
  t.true(last.upToDate);
});
