// Gives what is left of a training the data of now, from a checkpoint on.
import {checkpointsIn, type Checkpoint} from './checkpoint-files.ts';
import {roundData, type Lineage, type RunRecord} from './lineage.ts';
import {lastRound, withRound} from './lineage-moves.ts';
import {swapRun} from './swap-run.ts';
import type {Bound} from './training.ts';
import {writeTables} from './write-run.ts';

/** On with the data of now, for what is running and what comes after it. Phases that are done are as they were: what came to them is learned in the next round. */
export async function swapped(bound: Bound, lineage: Lineage, from?: Checkpoint): Promise<Lineage> {
  const {round} = lastRound(lineage);
  const running = round.runs.find(({done}) => !done);
  const now = roundData(bound.snapshot.phases);
  const settled = (phase: string) => round.runs.some((run) => run.done && run.phase === phase);
  const data = [...round.data.filter(({phase}) => settled(phase)), ...now.filter(({phase}) => !settled(phase))];
  const others = round.runs.filter(({done}) => done);
  if (running === undefined) return withRound(lineage, {...round, data});
  const checkpoint = from ?? (await newestOfRun(bound, running));
  const own = bound.snapshot.phases.find(({phase}) => phase === running.phase);
  // Nothing is lost with a run that has saved nothing, and little with one that learns what is new: it is planned again.
  if (checkpoint === undefined || own === undefined || round.kind === 'delta') return withRound(lineage, {...round, data, runs: others});
  const {choice: {rules}, model, snapshot: {tokenizer}, folder} = bound;
  const planned = await swapRun({record: running, data: own, from: checkpoint, folder}, {rules, model, tokenizer: tokenizer.digest, name: running.name, parent: running.parent});
  await writeTables(folder, planned);
  return withRound(lineage, {...round, data, runs: [...others, planned.record]});
}

export async function newestOfRun({folder}: Bound, {name, key, former}: RunRecord): Promise<Checkpoint | undefined> {
  for await (const checkpoint of checkpointsIn(folder.run(name))) {
    const limit = former[checkpoint.meta.key];
    if (checkpoint.meta.key === key || (limit !== undefined && checkpoint.meta.step <= limit)) return checkpoint;
  }
  return undefined;
}
