// The composition: source, pipeline, store, threads and outputs of one build. The only place that knows them all.
import {rootKey, upToDate} from '../../../graph/build.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {DiskStore} from '../../../cache/disk-store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {endToken} from '../../../stages/tokenize/profiles/end-token.ts';
import type {SplitRules} from '../../../stages/dataset/split/split-rules.ts';
import {ArtefactProblem} from '../artefacts/artefact-problem.ts';
import {pinnedSplit} from '../artefacts/split-pin.ts';
import {pinnedStructure} from '../artefacts/structure-pin.ts';
import type {Pool} from '../../../graph/run/job.ts';
import type {Manifest} from './manifest.ts';
import type {FormerOutputs} from '../remote/bring-outputs.ts';
import type {BuildReport} from './build-report.ts';
import type {Dataset} from './contract.ts';
import type {Surroundings} from './surroundings.ts';
import {currentOutputs} from './current-outputs.ts';
import {feedStates} from './feed-states.ts';
import {outputEntry} from './output-entry.ts';
import {openSource, type Source} from './open-source.ts';
import {planOf} from './plan-of.ts';
import {reportOf, reportUpToDate} from './report-of.ts';
import {haveTokenizers} from './tokenizer-of.ts';
import {coldStore} from './warmth.ts';
import type {Shards} from './write-shards.ts';

export async function buildDataset(dataset: Dataset, surroundings: Surroundings): Promise<BuildReport> {
  const started = performance.now();
  const {split, source} = await splitSource(dataset, surroundings);
  const {store, leave} = await (surroundings.warmth?.store ?? coldStore)(dataset, (text) => surroundings.progress({kind: 'note', text}));
  let well = false;
  try {
    const mill = await plan(dataset, {source, split, surroundings});
    const root = surroundings.distrust === true ? undefined : await upToDate({target: dataset.target, store, ...mill});
    const outputs = root === undefined ? undefined : await currentOutputs(dataset.out, {root, refs: source.frozen.selected, output: outputEntry(dataset.output), wanted: dataset});
    const report = await made({outputs, grinding: {dataset, surroundings, source, store, mill, started}});
    well = true;
    return report;
  } finally {
    // What was given up on request is whole.
    await leave(well || surroundings.signal.aborted);
  }
}

/** From what a remote has, where one is asked. `outputs`: what lies here already, when that is all there is to have. */
async function made({outputs, grinding}: {readonly outputs: Manifest | undefined; readonly grinding: Grinding}): Promise<BuildReport> {
  const {dataset, surroundings, started} = grinding;
  if (dataset.remote !== undefined && surroundings.remote !== undefined && surroundings.remote.use !== 'off') {
    const {buildWithRemote} = await import('../remote/build-with-remote.ts');
    return await buildWithRemote({choice: dataset.remote, access: surroundings.remote, grinding, outputs, grind});
  }
  return outputs === undefined ? await grind(grinding) : reportUpToDate(outputs, {...grinding, wallMs: performance.now() - started});
}

/** A history without commits cannot be cut yet, and there is nothing to part: its dataset is empty, and says what it waits for. */
async function splitSource(dataset: Dataset, surroundings: Surroundings): Promise<{readonly split: SplitRules | undefined; readonly source: Source}> {
  const pinned = dataset.split && (await pinnedSplit(dataset.split).catch(notPinned));
  if (!(pinned instanceof ArtefactProblem)) return {split: pinned, source: await openSource(dataset, surroundings, pinned)};
  const source = await openSource(dataset, surroundings);
  if (source.frozen.selected.length > 0) throw pinned;
  surroundings.progress({kind: 'note', text: `There are no commits yet, so the dataset is empty. It can be split once there is one, with: ${pinned.fix}`});
  return {split: undefined, source};
}

function notPinned(failure: unknown): ArtefactProblem {
  if (failure instanceof ArtefactProblem && failure.kind === 'cuts-not-pinned') return failure;
  throw failure;
}

export type Mill = Awaited<ReturnType<typeof plan>>;

/** What will be done to what: enough to know whether anything must be done at all. */
async function plan(dataset: Dataset, {source: {feeds}, split, surroundings}: {readonly source: Source; readonly split: SplitRules | undefined; readonly surroundings: Surroundings}) {
  const tokenizers = await haveTokenizers(dataset, surroundings);
  const {structure: choice} = dataset;
  const vocabulary = choice === undefined || tokenizers.length === 0 ? undefined : await pinnedStructure(choice, dataset);
  const structure = choice === undefined || vocabulary === undefined ? undefined : {chunks: choice.chunks, sequences: choice.sequences, vocabulary: vocabulary.digest};
  const plan = await planOf(dataset, {feeds, structure, split, tokenizers: tokenizers.map(({name, facts}) => ({name, digest: facts.digest, end: endToken(dataset.profile, facts)?.id ?? null}))});
  const states = feedStates(feeds);
  const resources = new Map<string, Digest>();
  return {plan, states, resources, tokenizers, vocabulary, key: rootKey({plan, states, resources})};
}

export interface Grinding {
  readonly dataset: Dataset;
  readonly surroundings: Surroundings;
  readonly source: Source;
  readonly store: DiskStore;
  readonly mill: Mill;
  readonly started: number;
  /** What the build before wrote, where it is not here. */
  readonly beside?: FormerOutputs;
  /** Measures what rows cost. */
  readonly timed?: (pool: Pool) => Pool;
}

/** Loaded late: a build that finds nothing to do needs no threads and no tokenizer. */
async function grind(grinding: Grinding): Promise<BuildReport> {
  const {runMill} = await import('./run-mill.ts');
  const {writeOutputs} = await import('./write-outputs.ts');
  const {writeShards} = await import('./write-shards.ts');
  const attempt = async (distrust: boolean): Promise<BuildReport> => {
    let shards: Shards | undefined;
    const {built, ledger} = await runMill(grinding, {distrust, async alongside(built) {
      shards = await writeShards(grinding, built);
    }});
    return reportOf(await writeOutputs(grinding, built, shards), {...grinding, ledger, wallMs: performance.now() - grinding.started});
  };
  return await attempt(grinding.surroundings.distrust === true).catch(async (failure: unknown) => {
    if (!(failure instanceof ValueLost)) throw failure;
    grinding.surroundings.progress({kind: 'note', text: `${failure.message}. What is lost is made again`});
    return await attempt(true);
  });
}
