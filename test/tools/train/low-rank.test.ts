import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {judged, near, textsOf} from './judged.ts';
import {lossesOf, python, train, trainingFolder, writeRun} from './trainer.ts';

test.serial('torch engine: a model of others learns by low-rank matrices beside its own, which alone are saved, and goes on exactly', async (t) => {
  const folder = trainingFolder(t);
  const base = join(folder, 'base');
  t.is(spawnSync(python, [new URL('make-base.py', import.meta.url).pathname, base]).status, 0);
  const lora = {rank: 4, alpha: 8, dropout: 0, targets: ['q_proj', 'v_proj', 'down_proj']};
  const asked = {base, model: {kind: 'hub', base: 'b', vocab: 64, lora}, save: 5};
  const whole = writeRun(folder, 'whole', {...asked, pause: 6});
  const ended = await train(whole);
  t.is(ended.code, 75, ended.err);
  const losses = ended.told.filter(({event}) => event === 'step').map(({loss}) => loss);
  near(t, judged(base, textsOf(whole, [0, 1, 2, 3])), losses[0]);
  near(t, judged(join(whole, 'step-00000005'), textsOf(whole, [20, 21, 22, 23]), base), losses[5]);
  t.true((losses[5] ?? 9) < (losses[0] ?? 0));
  const size = readFileSync(join(whole, 'step-00000005', 'model.safetensors')).length;
  t.true(size < 4 * 2 * 4 * (32 * 2 + 32 + 16 + 48 + 32) + 2000, 'The model of others is not in it');

  // Three more starts of torch: among the long ones.
  if (process.env['GRISTMILL_LONG'] === undefined) return;
  const parted = writeRun(folder, 'parted', {...asked, model: {...asked.model, lora: {...lora, dropout: 0.1}}, pause: 3});
  t.is((await train(parted)).code, 75);
  writeRun(folder, 'parted', {...asked, model: {...asked.model, lora: {...lora, dropout: 0.1}}, pause: 6});
  t.is((await train(parted)).code, 75);
  const unparted = writeRun(folder, 'unparted', {...asked, model: {...asked.model, lora: {...lora, dropout: 0.1}}, pause: 6});
  t.is((await train(unparted)).code, 75);
  t.deepEqual(lossesOf(parted), lossesOf(unparted));
});
