// The vocabularies that a dataset would have today, each with what pinning it takes.
import {learnerVersion} from '../../../stages/tokenize/learn/learn-tokenizer.ts';
import {structureVocabularyVersion} from '../../../stages/tokenize/structural/vocabulary-file.ts';
import {structureOptions} from '../artefacts/structure-pin.ts';
import type {Dataset, StructureChoice} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {LearnedChoice} from '../build/tokenizer-choice.ts';
import {countDataset} from './count-dataset.ts';
import type {CountedStructure} from './count-structure.ts';
import {learnVocabulary, type VocabularyReport} from './learn-vocabulary.ts';
import {makeStructure, type StructureReport} from './make-structure.ts';
import type {Promotion} from './promote.ts';
import type {StructurePromotion} from './promote-structure.ts';

export async function vocabularyCandidate(dataset: Dataset, choice: LearnedChoice, surroundings: Surroundings): Promise<{readonly report: VocabularyReport; readonly promotion: Promotion}> {
  const counted = await countDataset(dataset, choice, surroundings);
  surroundings.signal.throwIfAborted();
  const {json, report} = await learnVocabulary(counted, choice, dataset.store);
  const provenance = {root: counted.root, commits: counted.commits, learner: learnerVersion, options: choice.options};
  return {report, promotion: {json, provenance, store: dataset.store}};
}

export async function structureCandidate({store}: Dataset, choice: StructureChoice, counted: CountedStructure): Promise<{readonly report: StructureReport; readonly promotion: StructurePromotion}> {
  const {bytes, report} = await makeStructure(counted, choice, store);
  const provenance = {root: counted.root, commits: counted.commits, learner: structureVocabularyVersion, options: structureOptions(choice)};
  return {report, promotion: {bytes, provenance, store}};
}
