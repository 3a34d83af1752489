// Goes back to the newest checkpoint of a model that had learned nothing yet from documents that are gone.
import {checkpointsIn, readCheckpoint, type Checkpoint} from './checkpoint-files.ts';
import {learnedDocuments} from './learned-documents.ts';
import {roundData, type Lineage, type Round} from './lineage.ts';
import {begun, lastRound, withRound} from './lineage-moves.ts';
import {swapped} from './swap-lineage.ts';
import type {Bound} from './training.ts';

export interface Rewound {
  readonly lineage: Lineage;
  /** The checkpoint, or what it begins with. */
  readonly where: string;
}

export async function rewound(bound: Bound, lineage: Lineage, removed: readonly string[]): Promise<Rewound> {
  const knowsNothing = async ({meta}: Checkpoint): Promise<boolean> => {
    const learned = await learnedDocuments(bound.folder, meta.ledger);
    return !removed.some((document) => learned.has(document));
  };
  const runs = lineage.rounds.flatMap(({runs: own}, round) => own.filter(({passes}) => passes.length > 0).map((run) => ({run, round})));
  for (const {run, round} of runs.toReversed()) {
    if (run.done) {
      const final = bound.folder.final(run.key);
      const meta = await readCheckpoint(final);
      if (meta !== undefined && (await knowsNothing({folder: final, meta}))) return {lineage: afterRun(bound, lineage, {round, phase: run.phase}), where: final};
    }
    // What was learned of additions is soon learned again from where that began.
    if (lineage.rounds[round]?.kind === 'delta') continue;
    for await (const checkpoint of checkpointsIn(bound.folder.run(run.name))) {
      const limit = checkpoint.meta.key === run.key ? Infinity : (run.former[checkpoint.meta.key] ?? -1);
      if (checkpoint.meta.complete || checkpoint.meta.step > limit || !(await knowsNothing(checkpoint))) continue;
      const back = withRound({...lineage, rounds: lineage.rounds.slice(0, round + 1)}, running(lineage.rounds[round] ?? lastRound(lineage).round, run.phase));
      return {lineage: await swapped(bound, back, checkpoint), where: checkpoint.folder};
    }
  }
  return {lineage: begun(bound, lineage.begun), where: 'the beginning'};
}

/** The round as it was while this phase was under way. */
function running(round: Round, phase: string): Round {
  const at = round.runs.findIndex((run) => run.phase === phase);
  return {...round, complete: false, runs: round.runs.slice(0, at + 1).map((run, place) => (place === at ? {...run, done: false} : run))};
}

/** On behind a run that is done: phases up to it keep their data, the others get that of now. */
function afterRun({snapshot}: Bound, lineage: Lineage, {round: number, phase}: {readonly round: number; readonly phase: string}): Lineage {
  const round = lineage.rounds[number] ?? lastRound(lineage).round;
  const kept = round.runs.slice(0, round.runs.findIndex((run) => run.phase === phase) + 1);
  const settled = new Set(kept.map((run) => run.phase));
  const data = [...round.data.filter((own) => settled.has(own.phase)), ...roundData(snapshot.phases).filter((own) => !settled.has(own.phase))];
  return {...lineage, rounds: [...lineage.rounds.slice(0, number), {...round, data, runs: kept, complete: false}]};
}
