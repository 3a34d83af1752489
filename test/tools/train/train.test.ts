import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandBench} from '../rig/command-bench.ts';
import {needsPython, python} from './trainer.ts';
import type {TrainingFound} from '../../../tools/executors/train/examine-training.ts';
import type {TrainReport} from '../../../tools/executors/train/training.ts';

test('train: by its command with torch, it is examined, stopped, goes on over two phases, and has nothing to do after that', async (t) => {
  needsPython();
  const place = commandBench(t);
  for (const name of ['a', 'b', 'c', 'd']) {
    place.repo.write(`${name}.py`, `def ${name}():\n    return ${'x + '.repeat(30)}1\n`);
    place.repo.commit(`Add ${name}`);
  }
  const phases = [{name: 'code', where: {kinds: ['file']}}, {name: 'changes'}];
  place.configure({phases, split: {method: 'random', shares: {train: 60, val: 40, test: 0}}, train: {python, model: {width: 16, layers: 1, heads: 2}, length: 64, batch: 2, micro: 1, save: 2, phases: {code: {epochs: 2}}}});
  await place.ask('build');
  const found = await place.ask<TrainingFound>('train', '--doctor');
  t.true(found.fits);
  t.regex(found.engine ?? '', /^torch 2\./);
  t.deepEqual(found.phases.map(({phase, epochs}) => [phase, epochs]), [['code', 2], ['changes', 1]]);
  t.regex((await place.run('train', '--doctor')).out, /It can be trained here\n$/);

  const stopped = await place.run('train', '--stop-after', '3');
  t.is(stopped.code, 75, stopped.err);
  t.regex(stopped.out, /Stopped and saved\. The same command goes on\n$/);
  const done = await place.ask<TrainReport>('train');
  t.deepEqual([done.state, done.runs.map(({phase, steps, state}) => [phase, steps, state])], ['done', found.phases.map(({phase, steps}) => [phase, steps, 'trained'])]);
  t.true(done.runs.every(({validation}) => validation !== null && validation.perplexity > 1 && validation.tokens > 10), JSON.stringify(done.runs));
  t.is(done.model.parameters, found.model.parameters);
  t.true(existsSync(join(done.model.checkpoint ?? '', 'model.safetensors')));
  const [first, second] = ['code', 'changes'].map((phase) => JSON.parse(readFileSync(join(`${place.out}-training`, 'checkpoints', `${phase}_final`, 'meta.json'), 'utf8')) as {readonly key: string; readonly parent: string | null});
  t.deepEqual([first?.parent, second?.parent, second?.key], [null, first?.key, done.runs[1]?.key]);
  const again = await place.run('train');
  t.regex(again.out, /^Nothing to train: the model has learned what there is/);
});

test('train: without Python, by the engine "onnx", it is examined, stopped, goes on, and torch goes on with what it made', async (t) => {
  const place = commandBench(t);
  for (const name of ['a', 'b', 'c', 'd']) {
    place.repo.write(`${name}.py`, `def ${name}():\n    return ${'x + '.repeat(30)}1\n`);
    place.repo.commit(`Add ${name}`);
  }
  const configure = (engine: 'onnx' | 'torch', paths: object) => place.configure({split: {method: 'random', shares: {train: 60, val: 40, test: 0}}, train: {engine, ...paths, model: {width: 16, layers: 1, heads: 2}, length: 64, batch: 2, micro: 1, save: 2, epochs: 2}});
  configure('onnx', {python: '/nonexistent/python'});
  await place.ask('build');
  const found = await place.ask<TrainingFound>('train', '--doctor');
  t.true(found.fits);
  t.regex(found.engine ?? '', /^onnx 1\./);
  t.is(found.python, null);
  t.regex((await place.run('train', '--doctor')).out, /^engine {5}onnx 1\.[^]*It can be trained here\n$/);

  t.is((await place.run('train', '--stop-after', '1')).code, 75);
  const stopped = await place.run('train', '--stop-after', '3');
  t.is(stopped.code, 75, stopped.err);
  needsPython();
  configure('torch', {python});
  const shared = await place.run('train', '--stop-after', '5');
  t.is(shared.code, 75, shared.err);
  configure('onnx', {python: '/nonexistent/python'});
  const done = await place.ask<TrainReport>('train');
  t.deepEqual([done.state, done.runs.map(({phase, steps, state}) => [phase, steps, state])], ['done', found.phases.map(({phase, steps}) => [phase, steps, 'trained'])]);
  t.true((found.phases[0]?.steps ?? 0) > 6 && done.runs.every(({validation}) => validation !== null && validation.perplexity > 1 && validation.tokens > 10), JSON.stringify(done.runs));
  t.true(existsSync(join(done.model.checkpoint ?? '', 'model.safetensors')));
  const run = readdirSync(join(`${place.out}-training`, 'runs')).map((name) => join(`${place.out}-training`, 'runs', name));
  const events = readFileSync(join(run[0] ?? '', 'events.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as {readonly event: string; readonly step: number; readonly onnxruntime?: string; readonly torch?: string});
  t.deepEqual(events.filter(({event}) => event === 'start' || event === 'resume').map(({step, torch}) => [step, torch === undefined ? 'onnx' : 'torch']), [[0, 'onnx'], [1, 'onnx'], [3, 'torch'], [5, 'onnx']]);
  t.regex((await place.run('train')).out, /^Nothing to train: the model has learned what there is/);
});
