// Runs the graph of a dataset over its store, in place or in threads, and keeps the ledger of what ran.
import {build, type BuildOptions, type Built} from '../../../graph/build.ts';
import type {BuildEvent} from '../../../graph/event.ts';
import type {Plan} from '../../../graph/graph.ts';
import {growingPool} from '../../../graph/run/growing-pool.ts';
import {inlinePool} from '../../../graph/run/inline-pool.ts';
import type {Pool} from '../../../graph/run/job.ts';
import {enforceRules} from '../../../stages/clean/rules-in-force.ts';
import {hostOf, type HostData} from '../../../stages/host.ts';
import type {Git} from '../../../stages/source/git/git-process.ts';
import type {Grinding} from './build-dataset.ts';
import type {BuildProgress} from './surroundings.ts';
import {checkProfile} from './profile-of.ts';
import {keepFinished} from './keep-finished.ts';
import {storeTokenizers} from './tokenizer-of.ts';

/** Rows that ran, by collection. */
export type Ledger = ReadonlyMap<string, number>;

export interface Milling extends Pick<BuildOptions, 'alongside' | 'part'> {readonly distrust?: boolean}

export async function runMill({dataset, surroundings, source, store, mill, timed = (pool) => pool}: Grinding, {distrust = false, alongside, part}: Milling = {}): Promise<{built: Built; ledger: Ledger}> {
  const tokenizers = await storeTokenizers(dataset, surroundings);
  await checkProfile(dataset, tokenizers, surroundings.signal);
  for (const {name, engine} of tokenizers) if (engine.kind === 'reference') surroundings.progress({kind: 'note', text: `The tokenizer "${name}" is run by its reference library, which is slow: ${engine.because}`});
  await enforceRules(dataset.clean?.rules);
  const data: HostData = {
    places: source.places,
    gitDir: source.mirror.dir,
    maxBytes: largestObject,
    verify: source.mirror.kind === 'local',
    tokenizers,
    vocabularies: mill.vocabulary === undefined ? [] : [mill.vocabulary],
    benchmarks: dataset.benchmarks,
    clean: dataset.clean?.rules,
    work: source.shared,
  };
  const ledger = new Map<string, number>();
  const keep = keepFinished(store, () => performance.now());
  let pool: Pool | undefined;
  try {
    const built = await build({
      target: dataset.target,
      plan: mill.plan,
      states: mill.states,
      resources: mill.resources,
      store,
      distrust,
      ...(alongside !== undefined && {alongside}),
      ...(part !== undefined && {part}),
      pool: () => (pool ??= timed(poolOf(data, {tasks: mill.plan.tasks, threads: dataset.threads, porter: surroundings.warmth?.porter}))),
      signal: surroundings.signal,
      emit(event) {
        if (event.kind === 'rows-ran') {
          ledger.set(event.collection, (ledger.get(event.collection) ?? 0) + event.ids.length);
          keep();
        }
        const progress = progressOf(event);
        if (progress !== undefined) surroundings.progress(progress);
        surroundings.event?.(event);
      },
    });
    return {built, ledger};
  } finally {
    await pool?.close();
  }
}

const largestObject = 32 * 1024 * 1024;

function poolOf(data: HostData, {tasks, threads, porter}: {readonly tasks: Plan['tasks']; readonly threads: number; readonly porter: Git['porter']}): Pool {
  const host = new URL('../../../stages/host.ts', import.meta.url);
  return growingPool({inPlace: inlinePool(hostOf(data, (name) => tasks.get(name), porter)), threads: async () => (await import('../../../graph/run/thread-pool.ts')).threadPool({count: threads, host, data}), width: threads});
}

function progressOf(event: BuildEvent): BuildProgress | undefined {
  switch (event.kind) {
    case 'collection-started':
      return {kind: 'stage-started', stage: event.collection, total: event.dirty};
    case 'rows-ran':
      return {kind: 'stage-advanced', stage: event.collection, ran: event.ids.length, reused: 0};
    case 'rows-recalled':
      return {kind: 'stage-advanced', stage: event.collection, ran: 0, reused: event.count};
    case 'collection-finished':
      return {kind: 'stage-finished', stage: event.collection, rows: event.rows};
    case 'restarted':
      return {kind: 'note', text: `${event.because}. Building from nothing; what is still known is reused`};
    default:
      return event satisfies never;
  }
}
