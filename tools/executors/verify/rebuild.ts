// Builds a dataset from nothing in a folder that is gone afterwards, from the same commits, and compares the outcome with what is there.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import {rootKey} from '../../../graph/build.ts';
import type {Store} from '../../../graph/store.ts';
import {isStored, type Digest} from '../../../graph/value/digest.ts';
import {noRules, rulesTag} from '../../../stages/clean/rules-in-force.ts';
import {GitFailure} from '../../../stages/source/git/git-failure.ts';
import {SourceFailure} from '../../../stages/source/git/source-failure.ts';
import {keptStructure, type StructureVocabulary} from '../artefacts/structure-pin.ts';
import type {Dataset} from '../build/contract.ts';
import type {Surroundings} from '../build/surroundings.ts';
import {isOurs} from '../build/describe.ts';
import {manifestFile, type Manifest} from '../build/manifest.ts';
import {feedStates} from '../build/feed-states.ts';
import {planOf} from '../build/plan-of.ts';
import {runMill} from '../build/run-mill.ts';
import {splitBuilt} from '../build/split-built.ts';
import {structureBuilt} from '../build/structure-built.ts';
import {tokenizersBuilt} from '../build/tokenizers-built.ts';
import {storeFolder} from '../build/store-folder.ts';
import type {DatasetTokenizer} from '../build/tokenizer-of.ts';
import {writeOutputs} from '../build/write-outputs.ts';
import type {Finished} from '../look/finished.ts';
import {asBuilt, rulesBuilt} from './as-built.ts';
import type {CheckedOutputs} from './check-outputs.ts';
import type {ClaimedManifest} from './claimed-manifest.ts';
import {compareBuilds} from './compare-builds.ts';
import type {Finding} from './finding.ts';
import {firstDifference} from './first-difference.ts';
import {madeOtherwise} from './made-otherwise.ts';
import {sourceAsBuilt, type SourceAsBuilt} from './source-as-built.ts';
import {statesOf, type FrozenStates} from './states-of.ts';
import {factsAsBuilt, tokenizersNamed} from './tokenizer-named.ts';

export interface Rebuilt {
  /** The root it came to; `null` when it could not be built again, or not be expected to come out the same. */
  readonly root: string | null;
  readonly findings: readonly Finding[];
}

export async function rebuild(finished: Finished, outputs: CheckedOutputs, {folder, surroundings}: {readonly folder: string; readonly surroundings: Surroundings}): Promise<Rebuilt> {
  const planned = tokenizersBuilt(finished.build.collections);
  const named = await tokenizersNamed(planned, finished.dataset);
  if ('missing' in named) return {root: null, findings: [{kind: 'not-rebuilt', why: `its tokenizer, ${named.missing.slice(0, 12)}, is not the one that is named`}]};
  const structure = structureBuilt(finished.build.collections);
  const vocabulary = structure && (await keptStructure(finished.dataset.store, structure.vocabulary));
  if (structure !== undefined && vocabulary === undefined) return {root: null, findings: [{kind: 'not-rebuilt', why: `its vocabulary of structure, ${structure.vocabulary.slice(0, 12)}, is gone from the store`}]};
  const tokenizers = await factsAsBuilt(planned, named.choice, finished.dataset.store);
  const rules = rulesBuilt(finished.build);
  if (rules !== noRules && rules !== rulesTag(finished.dataset.clean?.rules)) return {root: null, findings: [{kind: 'not-rebuilt', why: `its texts are cleaned by other rules, ${rules}, than "clean" of the configuration says`}]};
  const {card, report} = outputs.claimed ?? {};
  // What a card says beside its numbers stands in no row.
  const dataset: Dataset = {...asBuilt(finished.dataset, finished.build), tokenizer: named.choice, output: outputClaimed(outputs), ...(card !== undefined && {card: card.says}), ...(report !== undefined && {report: true})};
  const lists = dataset.duplicates?.benchmarks;
  if (lists !== undefined && lists !== dataset.benchmarks?.digest) return {root: null, findings: [{kind: 'not-rebuilt', why: `its lists of benchmarks, ${lists.slice(0, 12)}, are others than "duplicates.decontaminate" of the configuration names`}]};
  try {
    const frozen = await statesOf(finished);
    const source = await sourceAsBuilt(dataset, {frozen, selected: outputs.claimed?.source.refs, folder}, surroundings);
    return await again({finished, outputs, dataset: {...dataset, store: folder, out: join(folder, 'out')}, tokenizers, vocabulary, source, frozen, surroundings});
  } catch (failure) {
    surroundings.signal.throwIfAborted();
    // The source may have lost the commits since, or be gone itself.
    if (failure instanceof GitFailure || failure instanceof SourceFailure) return {root: null, findings: [{kind: 'not-rebuilt', why: failure.message}]};
    throw failure;
  }
}

interface Again {
  readonly finished: Finished;
  readonly outputs: CheckedOutputs;
  readonly dataset: Dataset;
  readonly tokenizers: readonly DatasetTokenizer[];
  readonly vocabulary: StructureVocabulary | undefined;
  readonly source: SourceAsBuilt;
  readonly frozen: FrozenStates;
  readonly surroundings: Surroundings;
}

async function again({finished, outputs, dataset, tokenizers, vocabulary, source, frozen, surroundings}: Again): Promise<Rebuilt> {
  const states = feedStates(source.feeds);
  const moved = [...states].filter(([name, state]) => frozen.states.get(name)?.equals(state) !== true).map(([name]) => `"${name}"`);
  if (moved.length > 0) return {root: null, findings: [{kind: 'not-rebuilt', why: `the source does not list its ${moved.join(' and ')} the way it did, as after a change of forgotten.json, or a shallow clone that was deepened`}]};
  const plan = await planOf(dataset, {feeds: source.feeds, tokenizers: tokenizersBuilt(finished.build.collections), structure: structureBuilt(finished.build.collections), split: splitBuilt(finished.build.collections)});
  const resources = new Map<string, Digest>();
  const otherwise = madeOtherwise(finished.build.collections, plan, resources);
  if (otherwise.length > 0) return {root: null, findings: otherwise};
  await using temporary = await disposable(dataset);
  const {store} = temporary;
  const grinding = {dataset, surroundings, source, store, mill: {plan, states, resources, tokenizers, vocabulary, key: rootKey({plan, states, resources})}, started: performance.now()};
  const {built} = await runMill(grinding);
  if (built.root !== finished.build.root) return {root: built.root, findings: await compareBuilds(finished.build.collections, built.collections, readBoth(store, finished.store))};
  await writeOutputs(grinding, built);
  return {root: built.root, findings: await aboutManifest(finished, outputs, {source, written: await readFile(join(dataset.out, manifestFile))})};
}

async function disposable(dataset: Dataset): Promise<{readonly store: DiskStore} & AsyncDisposable> {
  const store = await diskStore({dir: storeFolder(dataset)});
  return {store, [Symbol.asyncDispose]: () => store.close()};
}

/** Says only what the check of the outputs could not know. */
async function aboutManifest({dataset: {out}}: Finished, {claimed, manifest, findings}: CheckedOutputs, {source, written}: {readonly source: SourceAsBuilt; readonly written: Buffer}): Promise<readonly Finding[]> {
  const file = join(out, manifestFile);
  if (claimed === undefined || manifest === undefined || findings.some(({kind}) => kind.startsWith('manifest-'))) return [];
  const gone = claimed.source.refs.filter(({name}) => name.startsWith('refs/') && !source.refs.has(name));
  if (gone.length > 0) return gone.map(({name}) => ({kind: 'reference-gone', file, name}));
  const differs = written.equals(manifest) ? undefined : firstDifference(asDescribedBefore(JSON.parse(written.toString('utf8')), claimed), claimed.whole);
  return differs === undefined ? [] : [{kind: 'manifest-differs', file, ...differs}];
}

/** How another version wrote a text, nobody knows. */
function asDescribedBefore(ours: Manifest, {card, report}: ClaimedManifest): Manifest {
  return isOurs({card, report}) ? ours : {...ours, ...(card !== undefined && {card}), ...(report !== undefined && {report})};
}

function readBoth(...stores: readonly Store[]): Pick<Store, 'read'> {
  return {
    async read(digests) {
      const found = new Map<Digest, Uint8Array>();
      for (const store of stores) {
        const missing = digests.filter((digest) => isStored(digest) && !found.has(digest));
        for (const [at, wire] of (await store.read(missing)).entries()) if (wire !== undefined && missing[at] !== undefined) found.set(missing[at], wire);
      }
      return digests.map((digest) => found.get(digest));
    },
  };
}

/** How texts are written is no part of a build: what lies there says it. */
function outputClaimed({claimed}: CheckedOutputs): Dataset['output'] {
  const {compress, parquet} = claimed?.output ?? {};
  return compress === undefined && parquet === undefined ? undefined : {...(compress !== undefined && {compress}), ...(parquet !== undefined && {parquet: true})};
}
