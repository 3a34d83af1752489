// A program: commits, their pairs and the patch of each pair, in threads and into a store on the disk, and nothing after. Prints what a build prints.
import {join} from 'node:path';
import {build} from '../graph/build.ts';
import {graph, type Plan} from '../graph/graph.ts';
import type {Feed} from '../graph/feed.ts';
import {growingPool} from '../graph/run/growing-pool.ts';
import {inlinePool} from '../graph/run/inline-pool.ts';
import {threadPool} from '../graph/run/thread-pool.ts';
import {diskStore} from '../cache/disk-store.ts';
import {editTask, spreadPairs} from '../stages/change/edits.ts';
import {pairCodec} from '../stages/change/pair.ts';
import {hostOf, type HostData} from '../stages/host.ts';
import {commitCodec} from '../stages/source/git/commit-record.ts';
import type {BuildReport} from '../tools/executors/build/build-report.ts';
import type {Dataset} from '../tools/executors/build/contract.ts';
import {openSource} from '../tools/executors/build/open-source.ts';

export async function patchesOnly(dataset: Dataset, path: string, signal: AbortSignal): Promise<BuildReport> {
  const started = performance.now();
  const {feeds, places, mirror, shared, work} = await openSource(dataset, {path, home: dataset.store, progress: () => {}, signal});
  const store = await diskStore({dir: join(dataset.store, 'mill-2')});
  const data: HostData = {places, gitDir: mirror.dir, maxBytes: 32 * 1024 * 1024, verify: mirror.kind === 'local', tokenizers: [], vocabularies: [], work: shared};
  const host = new URL('../stages/host.ts', import.meta.url);
  const plan = planOf(feeds.commits);
  const pool = growingPool({inPlace: inlinePool(hostOf(data, (name) => plan.tasks.get(name))), threads: async () => threadPool({count: dataset.threads, host, data}), width: dataset.threads});
  const ran = new Map<string, number>();
  try {
    const {root, collections} = await build({
      target: dataset.target,
      plan,
      states: new Map([['commits', feeds.commits.state]]),
      store,
      pool: () => pool,
      resources: new Map(),
      signal,
      emit(event) {
        if (event.kind === 'rows-ran') ran.set(event.collection, (ran.get(event.collection) ?? 0) + event.ids.length);
      },
    });
    const rows = collections.map(({name, rows, stubs}) => [name, {ran: ran.get(name) ?? 0, reused: Math.max(0, rows - (ran.get(name) ?? 0)), stubs: Object.values(stubs).reduce((sum, count) => sum + count, 0)}]);
    const wallMs = Math.round(performance.now() - started);
    const {indexGets, bytesWritten} = store.work;
    return {root, rows: Object.fromEntries(rows), work: {...work, indexGets, bytesWritten}, shards: {written: 0, kept: 0}, tokens: null, wallMs, out: dataset.out, upToDate: false};
  } finally {
    await pool.close();
    await store.close();
  }
}

/** The first half of the pipeline, by the same tasks under the same names. */
function planOf(feed: Feed): Plan {
  const mill = graph();
  const commits = mill.source('commits', commitCodec, feed);
  const pairs = mill.distinct('pairs', commits, {spread: spreadPairs(''), piece: pairCodec});
  mill.map('edits', editTask, {pair: pairs}, null);
  return mill.plan;
}

async function main([source = '', place = '', threads = '']: readonly string[]): Promise<void> {
  const dataset: Dataset = {
    source, refs: ['HEAD'], store: join(place, 'store'), out: join(place, 'out'), target: 'patches', threads: Number(threads),
    files: {include: [], exclude: [], keep: [], maxBytes: 0}, commits: {merges: 'skip'}, tokenizer: {kind: 'none'}, profile: {name: 'plain', unknownMarks: 'refuse'}, shards: {targetBytes: 1}, shallow: 'refuse',
  };
  console.log(JSON.stringify(await patchesOnly(dataset, process.env['PATH'] ?? '', new AbortController().signal)));
}

if (import.meta.main) await main(process.argv.slice(2));
