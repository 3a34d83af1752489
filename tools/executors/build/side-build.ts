// A build beside the dataset's own, over the same rows in the same store, without a tokenizer or outputs: to count something, or to export it.
import {rootKey, type Built} from '../../../graph/build.ts';
import type {Plan} from '../../../graph/graph.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {diskStore} from '../../../cache/disk-store.ts';
import type {Feeds} from '../../../stages/recipe.ts';
import type {Dataset} from './contract.ts';
import type {Surroundings} from './surroundings.ts';
import {feedStates} from './feed-states.ts';
import {openSource, type Source} from './open-source.ts';
import {runMill, type Ledger} from './run-mill.ts';
import {storeFolder} from './store-folder.ts';

export interface SideBuild<T> {
  /** Tells its builds from the dataset's own, and from those made for something else. */
  readonly name: string;
  plan(dataset: Dataset, feeds: Feeds): Plan | Promise<Plan>;
  read(store: Store, built: Built, source: Source): Promise<T>;
}

export interface SideBuilt<T> {
  readonly root: Digest;
  /** The commits whose history it is of. */
  readonly commits: readonly string[];
  readonly found: T;
  /** Rows that ran for it. */
  readonly ledger: Ledger;
}

export async function sideBuild<T>(dataset: Dataset, {name, plan: planOf, read}: SideBuild<T>, surroundings: Surroundings): Promise<SideBuilt<T>> {
  const source = await openSource(dataset, surroundings);
  const store = await diskStore({dir: storeFolder(dataset), note: (text) => surroundings.progress({kind: 'note', text})});
  try {
    // Without a tokenizer: the first vocabulary is made before there is one.
    const beside: Dataset = {...dataset, target: `${dataset.target}-${name}`, tokenizer: {kind: 'none'}, structure: undefined, groups: undefined};
    const plan = await planOf(beside, source.feeds);
    const sources = new Set(plan.operators.map((operator) => operator.name));
    const states = new Map([...feedStates(source.feeds), ...problemState(source.feeds)].filter(([name]) => sources.has(name)));
    const resources = new Map<string, Digest>();
    const grinding = {dataset: beside, surroundings, source, store, mill: {plan, states, resources, tokenizers: [], vocabulary: undefined, key: rootKey({plan, states, resources})}, started: 0};
    const made = async (distrust: boolean): Promise<SideBuilt<T>> => {
      const {built, ledger} = await runMill(grinding, {distrust});
      return {root: built.root, commits: [...new Set(source.frozen.selected.map(({oid}) => oid))].sort(), found: await read(store, built, source), ledger};
    };
    return await made(false).catch(async (failure: unknown) => {
      if (!(failure instanceof ValueLost)) throw failure;
      surroundings.progress({kind: 'note', text: `${failure.message}. What is lost is made again`});
      return await made(true);
    });
  } finally {
    await store.close();
  }
}

function problemState({problems}: Feeds): readonly (readonly [string, Uint8Array])[] {
  return problems === undefined ? [] : [['problems', problems.state]];
}
