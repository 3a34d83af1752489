import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {checkpointsOf, lossesOf, sumsOf, train, trainingFolder, writeRun} from './trainer.ts';

test('torch engine: killed at random moments, it ends with the same losses and the same bytes', async (t) => {
  const folder = trainingFolder(t);
  const [whole, killed] = [writeRun(folder, 'whole'), writeRun(folder, 'killed')];
  const clean = await train(whole);
  t.is(clean.code, 0, clean.err);
  const kills = process.env['GRISTMILL_LONG'] === undefined ? 4 : 20;
  for (let at = 0; at < kills; at++) {
    // At a step or in the middle of what follows it: a save is in flight at every other one.
    const ended = await train(killed, {watch: ({event, step = 0}, child) => {
      if (event === 'step' && step > at) child.kill('SIGKILL');
    }});
    t.true(ended.signal === 'SIGKILL' || ended.code === 0, ended.err);
  }
  const last = await train(killed);
  t.is(last.code, 0, last.err);
  t.true(lossesOf(whole).length > 10);
  t.deepEqual(lossesOf(killed), lossesOf(whole));
  t.is(sumsOf(killed).replaceAll(/.*meta.json\n/g, ''), sumsOf(whole).replaceAll(/.*meta.json\n/g, ''));
});
