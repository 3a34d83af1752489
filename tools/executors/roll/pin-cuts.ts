// Pins the cuts of a split, where the lock does not say so already.
import {canonical, type Params} from '../../../graph/value/params.ts';
import {emptyLock, splitName, type SplitArtefact} from '../artefacts/artefact-lock.ts';
import {lockIn, lockOf} from '../artefacts/pinned-tokenizer.ts';
import {splitPinOf} from '../artefacts/split-pin.ts';
import {writePin} from '../artefacts/write-pin.ts';
import type {AskedSplit} from '../build/split-choice.ts';
import {writing} from '../build/output-error.ts';
import type {Cuts} from './choose-cuts.ts';

/** Whether the lock says something new. */
export async function pinCuts(choice: AskedSplit, {train, val}: Cuts): Promise<boolean> {
  const {folder, shares} = choice;
  const artefact: SplitArtefact = {kind: 'split', train, val, shares};
  const former = await splitPinOf(choice);
  if (former !== undefined && canonical(former as unknown as Params) === canonical(artefact as unknown as Params)) return false;
  const lock = (await lockIn(lockOf(choice))) ?? emptyLock;
  await writing(folder, () => writePin(lockOf(choice), lock, {[splitName]: artefact}));
  return true;
}
