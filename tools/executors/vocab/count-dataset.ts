// Brings the counts of a dataset's pre-tokens up to date.
import type {Built} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {addCounts} from '../../../stages/tokenize/learn/add-counts.ts';
import {preTokenCountsCodec} from '../../../stages/tokenize/learn/pre-token-counts-codec.ts';
import {countsFrom, type PreTokenCounts} from '../../../stages/tokenize/learn/pre-token-counts.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import type {LearnedChoice} from '../build/tokenizer-choice.ts';
import {planOf} from '../build/plan-of.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import {sideBuild, type SideBuilt} from '../build/side-build.ts';

export type CountedDataset = Omit<SideBuilt<unknown>, 'found'> & {readonly counts: PreTokenCounts};

export async function countDataset(dataset: Dataset, {options: {pattern}}: LearnedChoice, surroundings: Surroundings): Promise<CountedDataset> {
  const {found: counts, ...built} = await sideBuild(dataset, {name: 'vocabulary', plan: (counting, feeds) => planOf(counting, {feeds, tokenizers: [], vocabulary: {pattern}}), read: countsIn}, surroundings);
  return {...built, counts};
}

/** Of all kinds of documents, in the order of their names. */
async function countsIn(store: Store, built: Built): Promise<PreTokenCounts> {
  let sum = countsFrom(new Map(), {documents: 0, textBytes: 0, longBytes: 0});
  for (const name of built.collections.map((collection) => collection.name).filter((name) => name.startsWith('vocabulary.')).sort()) {
    for (const digest of await rowDigests(store, built, name)) sum = addCounts(sum, await readValue(store, digest, preTokenCountsCodec));
  }
  return sum;
}
