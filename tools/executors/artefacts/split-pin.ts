// Where the parts of a dataset end, as the lock beside its configuration says.
import type {SplitRules} from '../../../stages/dataset/split/split-rules.ts';
import type {AskedSplit, SplitChoice} from '../build/split-choice.ts';
import {quoted} from '../report/quoted.ts';
import {splitName, type SplitArtefact} from './artefact-lock.ts';
import {ArtefactProblem} from './artefact-problem.ts';
import {lockIn, lockOf, otherOptions} from './pinned-tokenizer.ts';

/** Throws unless a split by time has its pin, made for the shares that are asked for. */
export async function pinnedSplit(choice: SplitChoice): Promise<SplitRules> {
  if ('rules' in choice) return choice.rules;
  const {method, shares, seed} = choice;
  if (method !== 'time') return {method, shares, seed};
  const place = {where: lockOf(choice), fix: rollLine(choice)};
  const pin = await splitPinOf(choice);
  if (pin === undefined) throw new ArtefactProblem('cuts-not-pinned', `No cuts of the split are pinned in "${place.where}"`, place);
  const other = otherOptions(pin.shares, shares);
  if (other !== undefined) throw new ArtefactProblem('cuts-differ', `The pinned cuts of the split were made for other shares: ${other}`, place);
  return {method, train: pin.train, val: pin.val};
}

export async function splitPinOf(choice: Pick<AskedSplit, 'folder'>): Promise<SplitArtefact | undefined> {
  const artefact = (await lockIn(lockOf(choice)))?.artefacts[splitName];
  return artefact?.kind === 'split' ? artefact : undefined;
}

export function rollLine({configFile}: Pick<AskedSplit, 'configFile'>): string {
  return `gristmill roll --promote --config ${quoted(configFile)}`;
}
