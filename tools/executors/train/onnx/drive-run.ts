// One run: the runtime, the lock, on from the newest whole checkpoint or from the beginning, and how it ended.
import {stepsIn, readRunFile} from './run-file.ts';
import {countOf, llamaParameters} from '../../../../stages/train/onnx/llama-parameters.ts';
import {endings} from '../engine.ts';
import {EngineEnd} from './engine-end.ts';
import {learnRun} from './learn-run.ts';
import {takeUp} from './learned-state.ts';
import {createLearner} from './learner.ts';
import {lockRun} from './lock-run.ts';
import {openEvents} from './run-events.ts';
import {findRuntime} from './runtime.ts';

/** Whether it came to the end. `told`: where its events go, beside the file. */
export async function driveRun(folder: string, told: number | undefined): Promise<boolean> {
  const run = await readRunFile(folder);
  const runtime = await findRuntime({threads: Math.max(1, run.threads)});
  if (typeof runtime === 'string') throw new EngineEnd(endings.missing, `Could not load what trains: ${runtime}`);
  await using _lock = await lockRun(folder);
  let stop = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGUSR1'] as const) process.on(signal, () => (stop = true));
  const learner = await createLearner(runtime, run);
  const damaged: string[] = [];
  const {progress, from} = await takeUp(folder, run, {learner, damaged: (name) => damaged.push(name)});
  const events = openEvents(folder, {told, step: progress.step});
  for (const checkpoint of damaged) events.tell('damaged', {step: progress.step, checkpoint, why: 'its files are not what SHA256SUMS says'});
  const steps = run.passes.reduce((sum, pass) => sum + stepsIn(pass, run.batch), 0);
  const parameters = [...llamaParameters(run.model).values()].reduce((sum, sizes) => sum + countOf(sizes), 0);
  events.tell(from === undefined ? 'start' : 'resume', {step: progress.step, steps, ranks: 1, parameters, onnxruntime: runtime.version});
  const isDone = from?.meta.complete === true && from.meta.key === run.key;
  const done = isDone || (await learnRun({folder, run, learner, progress, events, asked: () => stop || events.abandoned, version: runtime.version}));
  if (done) events.tell('done', {step: progress.step});
  return done;
}
