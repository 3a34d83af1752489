import {mkdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {runCommand} from '../../../tools/executors/cli/run-command.ts';
import type {TrainConfig} from '../../../tools/dataset-config/train-config.ts';
import type {TrainingFound} from '../../../tools/executors/train/examine-training.ts';
import type {TrainReport} from '../../../tools/executors/train/training.ts';
import {commandBench} from '../rig/command-bench.ts';

test('train: where no Python has torch, graphs train what they can, and it is said; where somebody names one, nothing else does', async (t) => {
  const place = commandBench(t);
  place.repo.write('a.py', 'x = 1\n'.repeat(30));
  place.repo.commit('Add it');
  const programs = join(place.root, 'programs');
  mkdirSync(programs);
  // What locks a run; there is no Python beside it.
  symlinkSync('/usr/bin/flock', join(programs, 'flock'));
  const small = {length: 64, batch: 2, model: {width: 16, layers: 1, heads: 2}};
  const ask = async (train: TrainConfig, ...more: readonly string[]) => {
    place.configure({train: {...small, ...train}});
    const host = place.host({env: {PATH: programs}});
    const code = await runCommand(['train', '--json', ...more], host);
    return {code, err: host.err(), answer: JSON.parse(host.out()) as TrainReport & TrainingFound & {readonly error?: {readonly code: string}}};
  };
  place.configure({train: small});
  await place.ask('build');
  const found = await ask({}, '--doctor');
  t.is(found.code, 0, found.err);
  t.regex(found.answer.engine ?? '', /^onnx 1\./);
  t.true(found.answer.fits && found.answer.tried.some((why) => why.startsWith('python3 ')));
  const done = await ask({});
  t.deepEqual([done.code, done.answer.state], [0, 'done']);
  t.regex(done.err, /No Python has torch: the engine "onnx" trains, which is for small models/);
  const kept: readonly TrainConfig[] = [{engine: 'torch'}, {python: './python'}, {device: 'cuda'}, {ranks: 2}, {precision: 'bfloat16'}, {checkpointing: true}, {model: {...small.model, dropout: 0.1}}];
  for (const train of kept) {
    const {code, answer} = await ask({...train, seed: 9});
    t.deepEqual([code, answer.error?.code], [77, 'GM8002'], JSON.stringify(train));
  }
});
