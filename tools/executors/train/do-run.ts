// Does one run with an engine, tells how far it is, starts it again when it ended by accident and had got on, and gives its last checkpoint its place.
import {rulesOf} from '../../../stages/train/train-rules.ts';
import {stepsOf} from '../../../stages/train/passes.ts';
import {spellDuration} from '../report/spell-duration.ts';
import {spellNumber} from '../report/spell-number.ts';
import {checkpointsIn, type Checkpoint} from './checkpoint-files.ts';
import {endings, type Ending, type Engine, type TrainEvent} from './engine.ts';
import type {RunRecord} from './lineage.ts';
import {publishFinal} from './train-folder.ts';
import {TrainingFailure} from './training-failure.ts';
import type {Bound, TrainReport, Validated} from './training.ts';
import {writeRun} from './write-run.ts';

export interface DoneRun {readonly record: RunRecord; readonly report: TrainReport['runs'][number]}

/** So often in a row, if no checkpoint comes in between. */
const accidents = 2;

export async function doRun(bound: Bound, record: RunRecord): Promise<DoneRun> {
  const {choice, folder, model, signal, pause, tell} = bound;
  const engine = await bound.engine();
  await writeRun(record, {folder, choice, model, engine, notes: {tokenizer: bound.snapshot.tokenizer.digest, lineage: bound.name}, pause, validation: bound.validation});
  const run = folder.run(record.name);
  const steps = stepsOf(record.passes, rulesOf(choice.rules, record.phase).batch);
  const watched = watching(bound, {phase: record.phase, steps});
  tell.started(record.phase, steps);
  for (let [tries, best] = [0, -1]; ; tries++) {
    const ending = await engine.train(run, watched.see, signal);
    const newest = await newestOf(run);
    const report = {phase: record.phase, key: record.key, steps: newest?.meta.step ?? 0, loss: watched.loss(), tokens: newest?.meta.tokens ?? 0, tokensPerSecond: watched.rate(), validation: watched.validation()};
    if (ending.code === endings.done && newest?.meta.complete === true && newest.meta.key === record.key) {
      await publishFinal(folder, record, newest.folder);
      tell.finished(record.phase, steps);
      return {record: {...record, done: true}, report: {...report, state: 'trained'}};
    }
    if (ending.code === endings.preempted || signal.aborted) return {record, report: {...report, state: 'stopped'}};
    const got = newest?.meta.step ?? 0;
    if (got > best) [tries, best] = [0, got];
    if (ending.code !== undefined || tries >= accidents) throw failureOf(ending, run, engine);
    tell.note(`${engine.name} was ended by the system at step ${spellNumber(watched.step())}: on from step ${spellNumber(got)}`);
  }
}

async function newestOf(run: string): Promise<Checkpoint | undefined> {
  for await (const checkpoint of checkpointsIn(run)) return checkpoint;
  return undefined;
}

function failureOf({code, said}: Ending, run: string, {lacking}: Engine): TrainingFailure {
  const last = said.trimEnd().split('\n').at(-1);
  const message = `Training failed in "${run}"`;
  if (code === endings.missing) return new TrainingFailure(...lacking, {said: last});
  if (code === endings.refused) return new TrainingFailure('training-damaged', `Could not read what is known of this training: ${last ?? ''}`, {where: run});
  return new TrainingFailure('engine-failed', message, {where: run, said: last === '' ? undefined : last});
}

/** Steps and rates as they come; a line at every checkpoint. */
function watching({tell, clock}: Pick<Bound, 'tell' | 'clock'>, {phase, steps}: {readonly phase: string; readonly steps: number}) {
  let [step, loss, first, tokens, began, spent]: [number, number | null, number, number, number, number] = [0, null, 0, 0, clock(), 0];
  let validation: Validated | null = null;
  const rate = () => (spent === 0 ? null : tokens / spent);
  return {
    step: () => step,
    loss: () => loss,
    validation: () => validation,
    rate,
    see(event: TrainEvent): void {
      if (event.event === 'start' || event.event === 'resume') {
        [first, step, tokens, began, spent] = [event.step ?? 0, event.step ?? 0, 0, clock(), 0];
        if (first > 0) tell.advanced(phase, first);
      }
      if (event.event === 'step') {
        tell.advanced(phase, 1);
        [step, loss] = [event.step ?? step, event.loss ?? loss];
        tokens += event.tokens ?? 0;
        // As the engine measured it: several ranks tell when they are done.
        spent += event.seconds ?? 0;
      }
      if (event.event === 'damaged') tell.note(`Checkpoint "${event.checkpoint}" of ${phase} is damaged and passed over: ${event.why}`);
      if (event.event === 'evaluated') {
        const {nats = 0, weight = 0, tokens: judged = 0, right = 0} = event;
        validation = {perplexity: Math.exp(nats / Math.max(weight, 1e-9)), accuracy: right / Math.max(1, judged), tokens: judged};
        tell.note(`${phase}: step ${spellNumber(event.step ?? step)}, perplexity of val ${validation.perplexity.toFixed(2)}, ${(100 * validation.accuracy).toFixed(1)} % of its tokens right`);
      }
      if (event.event === 'saved' && loss !== null) {
        const left = step > first ? ((steps - step) * (clock() - began)) / (step - first) : 0;
        tell.note(`${phase}: step ${spellNumber(step)} of ${spellNumber(steps)}, loss ${loss.toFixed(3)}, ${spellNumber(Math.round(rate() ?? 0))} tokens/s${left > 1000 ? `, ${spellDuration(left)} left` : ''}`);
      }
    },
  };
}
