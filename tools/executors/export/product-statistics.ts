// `statistics.json`: what the samples of an export come to, how many requests became one, and why others did not.
import {tallyCodec, type Tally} from '../../../stages/dataset/tally.ts';
import {standingCodec} from '../../../stages/product/statement/request-standing.ts';
import {productCollections} from '../../../stages/product/product-export.ts';
import {readValue, readValues, rowDigests} from '../build/read-built.ts';
import {rowsOf} from '../build/rows-of.ts';
import type {Exported, ExportFile} from './export-format.ts';
import {fileKey} from './file-key.ts';

/** Always of all samples, however many are written. */
export async function productStatistics({store, built}: Exported): Promise<ExportFile> {
  const [sum] = await rowDigests(store, built, productCollections.stats);
  const tally = sum === undefined ? {} : await readValue(store, sum, tallyCodec);
  const isRequest = (id: string) => !id.startsWith('commit ');
  const landed = new Set((await rowsOf(store, built, productCollections.changes)).map(({id}) => id).filter(isRequest));
  // Requests that a forge keeps heads of.
  const kept = (await rowsOf(store, built, productCollections.brought)).map(({id}) => id).filter(isRequest);
  const standings = new Map<string, string>();
  for await (const {vertex, ended} of readValues(store, (await rowsOf(store, built, productCollections.requests)).map(({digest}) => digest), standingCodec)) standings.set(vertex, ended);
  const missing = [...new Set([...kept, ...standings.keys()])].filter((vertex) => !landed.has(vertex));
  const text = `${JSON.stringify(spelled(tally, {known: landed.size + missing.length, unlanded: countedBy(missing.map((vertex) => standings.get(vertex)).map((ended) => (ended === undefined || ended === 'merged' ? 'no-commit' : ended))), leftOut: built.collections.find(({name}) => name === productCollections.samples)?.stubs ?? {}}), null, 2)}\n`;
  return {
    name: 'statistics.json',
    key: fileKey(text),
    async *content() {
      yield Buffer.from(text);
    },
  };
}

interface Beside {
  /** Requests, landed or not. */
  readonly known: number;
  /** Those that no commit of the history is of, by why. */
  readonly unlanded: Readonly<Record<string, number>>;
  readonly leftOut: Readonly<Record<string, number>>;
}

/** The seed's keys first. */
function spelled(tally: Tally, {known, unlanded, leftOut}: Beside): object {
  const {total_samples: total = 0, with_identifier_data: identified = 0, complete = 0, requests = 0, commits_of_requests: commits = 0} = tally;
  return {
    total_samples: total,
    with_identifier_data: identified,
    feature_types: group(tally, 'feature_types'),
    avg_commits_per_pr: requests === 0 ? 0 : Math.round((commits / requests) * 100) / 100,
    match_methods: group(tally, 'match_methods'),
    actions: group(tally, 'actions'),
    layers: group(tally, 'layers'),
    origins: group(tally, 'origins'),
    complete,
    lacking: group(tally, 'lacking'),
    requests: {known, with_sample: requests, yield: known === 0 ? 0 : Math.round((requests / known) * 10_000) / 10_000},
    unmatched: {...leftOut, ...unlanded},
  };
}

function countedBy(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The most frequent first. */
function group(tally: Tally, name: string): Readonly<Record<string, number>> {
  const own = Object.entries(tally).filter(([key]) => key.startsWith(`${name} `)).map(([key, count]) => [key.slice(name.length + 1), count] as const);
  return Object.fromEntries(own.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
