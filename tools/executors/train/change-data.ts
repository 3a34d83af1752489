// What a training does about data that is another one than it was planned over: the record of it, changed as was decided.
import {changeOf} from '../../../stages/train/data-change.ts';
import {decide, type Decision} from '../../../stages/train/decide.ts';
import type {PhaseData} from '../../../stages/train/phase-data.ts';
import {readCheckpoint, type Checkpoint} from './checkpoint-files.ts';
import {learnedDocuments} from './learned-documents.ts';
import {roundData, type Lineage} from './lineage.ts';
import {begun, lastRound, lastRun} from './lineage-moves.ts';
import {rewound} from './rewind.ts';
import {newestOfRun, swapped} from './swap-lineage.ts';
import {TrainingFailure} from './training-failure.ts';
import type {Bound} from './training.ts';

export interface Changed {
  readonly lineage: Lineage;
  readonly decision: Decision['kind'];
  /** Documents that came, by phase. */
  readonly added: Readonly<Record<string, number>>;
  /** Documents that the model has learned from, and that say something else now or are gone. */
  readonly edited: number;
  readonly removed: readonly string[];
  /** Where it goes on, for `rewind`. */
  readonly backTo?: string;
}

export async function changeData(bound: Bound, lineage: Lineage, former: readonly PhaseData[]): Promise<Changed> {
  const {choice: {policy, out}, snapshot, folder, tell} = bound;
  const {round} = lastRound(lineage);
  const change = changeOf(former, snapshot.phases);
  const newest = change.edited.size + change.removed.size === 0 ? undefined : await newestCheckpoint(bound, lineage);
  const learned = newest === undefined ? new Map<string, number>() : await learnedDocuments(folder, newest.meta.ledger);
  const {kind, removed, edited} = decide({change, complete: round.complete, learned: (document) => learned.has(document)}, policy);
  const added = Object.fromEntries([...change.added].map(([phase, selected]) => [phase, selected.reduce((sum, {wanted}) => sum + (wanted?.size ?? 0), 0)]));
  const changed = (to: Lineage, backTo?: string): Changed => ({lineage: to, decision: kind, added, edited: edited.length, removed, ...(backTo !== undefined && {backTo})});
  if (edited.length > 0) tell.note(`The model has learned from ${edited.length} documents that say something else now`);
  if (removed.length > 0 && kind !== 'refuse') tell.note(`The model has learned from ${removed.length} documents that are gone`);
  switch (kind) {
    case 'same':
    case 'pin':
      return changed(lineage);
    case 'delta':
      return changed(round.complete ? {...lineage, rounds: [...lineage.rounds, {kind: 'delta', data: roundData(snapshot.phases), runs: [], complete: false}]} : lineage);
    case 'swap':
      return changed(await swapped(bound, lineage));
    case 'rewind': {
      const {lineage: back, where} = await rewound(bound, lineage, removed);
      return changed(back, where);
    }
    case 'retrain':
      return changed(begun(bound, lineage.begun));
    case 'refuse':
      throw new TrainingFailure('data-refused', `The model has learned from documents that are gone: ${listed(removed)}. Go back to before it had, begin again, or live with it: --removed rewind, retrain, or warn`, {where: out});
    default:
      return kind satisfies never;
  }
}

/** What the model is now. */
async function newestCheckpoint(bound: Bound, lineage: Lineage): Promise<Checkpoint | undefined> {
  const last = lastRun(lineage);
  if (last === undefined) return undefined;
  const running = last.done ? undefined : await newestOfRun(bound, last);
  if (running !== undefined) return running;
  const key = last.done ? last.key : last.parent?.key;
  if (key === undefined) return undefined;
  const meta = await readCheckpoint(bound.folder.final(key));
  return meta && {folder: bound.folder.final(key), meta};
}

function listed(documents: readonly string[]): string {
  const shown = documents.slice(0, 5).map((document) => document.slice(0, 16)).join(', ');
  return documents.length > 5 ? `${shown} and ${documents.length - 5} more` : shown;
}
