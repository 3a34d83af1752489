// A finished build as it lies in its store: the way in for every command that looks and does not build.
import {stat} from 'node:fs/promises';
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import type {Plan} from '../../../graph/graph.ts';
import type {Reading} from '../../../graph/operators/operator.ts';
import {readRoot} from '../../../graph/read-root.ts';
import type {CollectionRoot} from '../../../graph/root.ts';
import type {PublishedRoot} from '../../../graph/store.ts';
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import type {Dataset} from '../build/contract.ts';
import {planOf} from '../build/plan-of.ts';
import {storeFolder} from '../build/store-folder.ts';
import {splitBuilt} from '../build/split-built.ts';
import {structureBuilt} from '../build/structure-built.ts';
import {tokenizersBuilt} from '../build/tokenizers-built.ts';
import {LookFailure} from './look-failure.ts';

export interface Finished extends Reading {
  readonly dataset: Dataset;
  readonly store: DiskStore;
  readonly build: FinishedBuild;
  /** Builds of this target that are still kept, the newest first. */
  readonly history: readonly PublishedRoot[];
  close(): Promise<void>;
}

export interface FinishedBuild extends PublishedRoot {
  readonly collections: readonly CollectionRoot[];
  /** What was done, as the code of today does it. Its feeds give nothing. */
  readonly plan: Plan;
}

export async function openFinished(dataset: Dataset, signal: AbortSignal): Promise<Finished> {
  const dir = storeFolder(dataset);
  if (!(await stat(dir).then((found) => found.isDirectory(), () => false))) throw noBuild(dataset);
  const store = await diskStore({dir});
  try {
    const history = await store.roots(dataset.target);
    const [newest] = history;
    if (newest === undefined) throw noBuild(dataset);
    const build = await finishedBuild(store, dataset, newest);
    return {dataset, store, chunks: chunksOf(store), signal, build, history, close: () => store.close()};
  } catch (failure) {
    await store.close();
    throw failure;
  }
}

/** Another build of the same dataset, for comparing. */
export async function finishedBuild(store: DiskStore, dataset: Dataset, published: PublishedRoot): Promise<FinishedBuild> {
  const root = await readRoot(store, published.root);
  if (root === undefined) throw new LookFailure('lost-build', `Could not read the build ${published.root.slice(0, 12)}: the store has lost it`, 'Build again: what is lost is made again');
  return {...published, collections: root.collections, plan: await planOf(dataset, {tokenizers: tokenizersBuilt(root.collections), structure: structureBuilt(root.collections), split: splitBuilt(root.collections)})};
}

function noBuild({source, store}: Dataset): LookFailure {
  return new LookFailure('no-build', `Could not find a build of "${source}" in the store "${store}"`, 'Build it first, or say with --config, --of, --out and --store which one you mean');
}
