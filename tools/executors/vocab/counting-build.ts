// A build that only counts: of its own beside the dataset's, over the same rows in the same store, without a tokenizer or outputs.
import {rootKey, type Built} from '../../../graph/build.ts';
import type {Plan} from '../../../graph/graph.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {diskStore} from '../../../cache/disk-store.ts';
import type {Feeds} from '../../../stages/pipeline.ts';
import type {Dataset, Surroundings} from '../build/contract.ts';
import {feedStates} from '../build/feed-states.ts';
import {openSource} from '../build/open-source.ts';
import {runMill, type Ledger} from '../build/run-mill.ts';
import {storeFolder} from '../build/store-folder.ts';

export interface Counting<T> {
  /** Tells its builds from the dataset's own, and from those that count something else. */
  readonly name: string;
  plan(dataset: Dataset, feeds: Feeds): Plan;
  read(store: Store, built: Built): Promise<T>;
}

export interface Counted<T> {
  readonly root: Digest;
  /** The commits whose history was counted. */
  readonly commits: readonly string[];
  readonly counts: T;
  /** Rows that ran for it. */
  readonly ledger: Ledger;
}

export async function countingBuild<T>(dataset: Dataset, {name, plan: planOf, read}: Counting<T>, surroundings: Surroundings): Promise<Counted<T>> {
  const source = await openSource(dataset, surroundings);
  const store = await diskStore({dir: storeFolder(dataset), note: (text) => surroundings.progress({kind: 'note', text})});
  try {
    // Without a tokenizer: the first vocabulary is made before there is one.
    const counting: Dataset = {...dataset, target: `${dataset.target}-${name}`, tokenizer: {kind: 'none'}, structure: undefined, groups: undefined};
    const plan = planOf(counting, source.feeds);
    const sources = new Set(plan.operators.map((operator) => operator.name));
    const states = new Map([...feedStates(source.feeds)].filter(([name]) => sources.has(name)));
    const resources = new Map<string, Digest>();
    const grinding = {dataset: counting, surroundings, source, store, mill: {plan, states, resources, tokenizers: [], vocabulary: undefined, key: rootKey({plan, states, resources})}, started: 0};
    const counted = async (distrust: boolean): Promise<Counted<T>> => {
      const {built, ledger} = await runMill(grinding, {distrust});
      return {root: built.root, commits: [...new Set(source.frozen.selected.map(({oid}) => oid))].sort(), counts: await read(store, built), ledger};
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
