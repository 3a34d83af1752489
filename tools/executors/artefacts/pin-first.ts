// Pins what a dataset must have pinned and nothing is pinned of yet, as `gristmill roll --promote` and `gristmill vocab --promote` do. What is pinned stays as it is.
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {lockOf, pinOf} from './pinned-tokenizer.ts';
import {splitPinOf} from './split-pin.ts';
import {structurePinOf} from './structure-pin.ts';

export async function pinFirst(dataset: Dataset, surroundings: Surroundings): Promise<void> {
  const {tokenizer, structure, split} = dataset;
  const said = (what: string, lock: string) => surroundings.progress({kind: 'note', text: `Pinned ${what} in "${lock}": commit it, so that later builds are held against the same`});
  if (split !== undefined && 'method' in split && split.method === 'time' && (await splitPinOf(split)) === undefined) {
    const [{rollDataset}, {pinCuts}] = await Promise.all([import('../roll/roll-dataset.ts'), import('../roll/pin-cuts.ts')]);
    const {candidate} = await rollDataset(dataset, split, surroundings);
    // Before the first commit there is nothing to cut, and the dataset is empty.
    if (candidate !== null && (await pinCuts(split, candidate))) said('the cuts of the split', lockOf(split));
  }
  if (tokenizer.kind === 'learned' && (await pinOf(tokenizer)) === undefined) {
    const [{vocabularyCandidate}, {promote}] = await Promise.all([import('../vocab/candidates.ts'), import('../vocab/promote.ts')]);
    const {promotion} = await vocabularyCandidate(dataset, tokenizer, surroundings);
    await promote(tokenizer, promotion);
    said(`the vocabulary "${tokenizer.name}"`, lockOf(tokenizer));
  }
  if (structure !== undefined && (await structurePinOf(structure)) === undefined) {
    const [{structureCandidate}, {promoteStructure}, {countStructure}] = await Promise.all([import('../vocab/candidates.ts'), import('../vocab/promote-structure.ts'), import('../vocab/count-structure.ts')]);
    const {promotion} = await structureCandidate(dataset, structure, await countStructure(dataset, structure.chunks, surroundings));
    await promoteStructure(structure, promotion);
    said('the tokens of structure', lockOf(structure));
  }
}
