// How the record of a training moves on: nothing is changed in place.
import {roundData, type Lineage, type Round, type RunRecord} from './lineage.ts';
import {TrainingFailure} from './training-failure.ts';
import type {Bound} from './training.ts';

export function begun({snapshot, name}: Pick<Bound, 'snapshot' | 'name'>, already: number): Lineage {
  return {format: 'gristmill lineage 1', name, tokenizer: snapshot.tokenizer.digest, begun: already, rounds: [{kind: 'full', data: roundData(snapshot.phases), runs: [], complete: false}]};
}

/** A phase may have nothing to learn. */
export function isEmpty({passes}: RunRecord): boolean {
  return passes.length === 0;
}

export function lastRound({rounds}: Lineage): {readonly round: Round; readonly number: number} {
  const round = rounds.at(-1);
  if (round === undefined) throw new TrainingFailure('training-damaged', 'Could not read what is known of this training: it has no round');
  return {round, number: rounds.length - 1};
}

export function lastRun({rounds}: Lineage): RunRecord | undefined {
  return rounds.flatMap(({runs}) => runs).findLast((run) => !isEmpty(run));
}

export function withRound(lineage: Lineage, round: Round): Lineage {
  return {...lineage, rounds: [...lineage.rounds.slice(0, -1), round]};
}

export function withRun(lineage: Lineage, record: RunRecord): Lineage {
  const {round} = lastRound(lineage);
  const isNew = !round.runs.some(({phase}) => phase === record.phase);
  return {...withRound(lineage, {...round, runs: isNew ? [...round.runs, record] : round.runs.map((run) => (run.phase === record.phase ? record : run))}), begun: lineage.begun + (isNew ? 1 : 0)};
}
