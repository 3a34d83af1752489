// Brings the counts of a dataset's pre-tokens up to date: a build of its own beside the dataset's, over the same rows in the same store.
import {rootKey, type Built} from '../../../graph/build.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {diskStore} from '../../../cache/disk-store.ts';
import {addCounts} from '../../../stages/tokenize/learn/add-counts.ts';
import {preTokenCountsCodec} from '../../../stages/tokenize/learn/pre-token-counts-codec.ts';
import {countsFrom, type PreTokenCounts} from '../../../stages/tokenize/learn/pre-token-counts.ts';
import type {Dataset, LearnedChoice, Surroundings} from '../build/contract.ts';
import {openSource} from '../build/open-source.ts';
import {planOf} from '../build/plan-of.ts';
import {readValue, rowDigests} from '../build/read-built.ts';
import {runMill, type Ledger} from '../build/run-mill.ts';
import {storeFolder} from '../build/store-folder.ts';

export interface CountedDataset {
  readonly root: Digest;
  /** The commits whose history was counted. */
  readonly commits: readonly string[];
  readonly counts: PreTokenCounts;
  /** Rows that ran for it. */
  readonly ledger: Ledger;
}

export async function countDataset(dataset: Dataset, {options: {pattern}}: LearnedChoice, surroundings: Surroundings): Promise<CountedDataset> {
  const source = await openSource(dataset, surroundings);
  const store = await diskStore({dir: storeFolder(dataset), note: (text) => surroundings.progress({kind: 'note', text})});
  try {
    // Without a tokenizer: the first vocabulary is learned before there is one.
    const counting: Dataset = {...dataset, target: `${dataset.target}-vocabulary`, tokenizer: {kind: 'none'}};
    const plan = planOf(counting, {feeds: source.feeds, tokenizers: [], vocabulary: {pattern}});
    const states = new Map([['files', source.feeds.files.state], ['commits', source.feeds.commits.state]]);
    const resources = new Map<string, Digest>();
    const grinding = {dataset: counting, surroundings, source, store, mill: {plan, states, resources, tokenizers: [], key: rootKey({plan, states, resources})}, started: 0};
    const counted = async (distrust: boolean): Promise<CountedDataset> => {
      const {built, ledger} = await runMill(grinding, distrust);
      return {root: built.root, commits: [...new Set(source.frozen.selected.map(({oid}) => oid))].sort(), counts: await countsIn(store, built), ledger};
    };
    return await counted(false).catch(async (failure: unknown) => {
      if (!(failure instanceof ValueLost)) throw failure;
      surroundings.progress({kind: 'note', text: `${failure.message}. What is lost is made again`});
      return await counted(true);
    });
  } finally {
    await store.close();
  }
}

/** Of all kinds of documents, in the order of their names. */
async function countsIn(store: Store, built: Built): Promise<PreTokenCounts> {
  let sum = countsFrom(new Map(), {documents: 0, textBytes: 0, longBytes: 0});
  for (const name of built.collections.map((collection) => collection.name).filter((name) => name.startsWith('vocabulary.')).sort()) {
    for (const digest of await rowDigests(store, built, name)) sum = addCounts(sum, await readValue(store, digest, preTokenCountsCodec));
  }
  return sum;
}
