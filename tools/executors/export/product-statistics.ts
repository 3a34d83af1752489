// `statistics.json`: what the samples of an export come to, how many requests became one, and why others did not.
import {commitIn} from '../../../stages/change/groups/vertex.ts';
import {standingCodec} from '../../../stages/product/statement/request-standing.ts';
import {productCollections} from '../../../stages/product/product-export.ts';
import {readValues} from '../build/read-built.ts';
import {rowsOf} from '../build/rows-of.ts';
import {countsOf, type Counts} from './counts-of.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {textFile} from './text-file.ts';

/** Always of all samples, however many are written. */
export async function productStatistics({store, built}: Exported): Promise<ExportFile> {
  const counts = await countsOf({store, built}, productCollections.stats);
  const isRequest = (id: string) => commitIn(id) === undefined;
  const landed = new Set((await rowsOf(store, built, productCollections.changes)).map(({id}) => id).filter(isRequest));
  // Requests that a forge keeps heads of.
  const kept = (await rowsOf(store, built, productCollections.brought)).map(({id}) => id).filter(isRequest);
  const standings = new Map<string, string>();
  for await (const {vertex, ended} of readValues(store, (await rowsOf(store, built, productCollections.requests)).map(({digest}) => digest), standingCodec)) standings.set(vertex, ended);
  const missing = [...new Set([...kept, ...standings.keys()])].filter((vertex) => !landed.has(vertex));
  const unlanded = countedBy(missing.map((vertex) => standings.get(vertex)).map((ended) => (ended === undefined || ended === 'merged' ? 'no-commit' : ended)));
  const leftOut = built.collections.find(({name}) => name === productCollections.samples)?.stubs ?? {};
  return textFile('statistics.json', `${JSON.stringify(spelled(counts, {known: landed.size + missing.length, unlanded, leftOut}), null, 2)}\n`);
}

interface Beside {
  /** Requests, landed or not. */
  readonly known: number;
  /** Those that no commit of the history is of, by why. */
  readonly unlanded: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** The seed's keys first. */
function spelled({plain, groups}: Counts, {known, unlanded, leftOut}: Beside): object {
  const {total_samples: total = 0, with_identifier_data: identified = 0, complete = 0, requests = 0, commits_of_requests: commits = 0} = plain;
  const {feature_types = {}, match_methods = {}, actions = {}, layers = {}, origins = {}, lacking = {}} = groups;
  return {
    total_samples: total,
    with_identifier_data: identified,
    feature_types,
    avg_commits_per_pr: requests === 0 ? 0 : Math.round((commits / requests) * 100) / 100,
    match_methods, actions, layers, origins, complete, lacking,
    requests: {known, with_sample: requests, yield: known === 0 ? 0 : Math.round((requests / known) * 10_000) / 10_000},
    unmatched: {...leftOut, ...unlanded},
  };
}

function countedBy(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}
