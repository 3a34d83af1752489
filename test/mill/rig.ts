// A repository, a store and an output folder of one test, built by the real composition.
import {existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {BuildEvent} from '../../graph/event.ts';
import {canonical, type Params} from '../../graph/value/params.ts';
import {ranksToTokenizer} from '../../stages/tokenize/ranks-to-tokenizer.ts';
import {buildDataset} from '../../tools/executors/build/build-dataset.ts';
import type {BuildReport} from '../../tools/executors/build/build-report.ts';
import type {Dataset} from '../../tools/executors/build/contract.ts';
import {bench, type Repo} from '../stages/source/git/rig.ts';
import {smallPattern} from '../stages/tokenize/small-ranks.ts';
import {giveTokenizer, keepTokenizer} from './kept-tokenizer.ts';

export interface Mill {
  readonly root: string;
  readonly repo: Repo;
  /** Builds into the mill's own store and folder, or into the place named. */
  build(change?: Partial<Dataset>, place?: string): Promise<Milled>;
}

export interface Milled {
  readonly report: BuildReport;
  /** Rows that ran, by collection, sorted. */
  readonly ledger: Readonly<Record<string, readonly string[]>>;
  /** Every file of the output folder by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly dataset: Dataset;
}

export function mill(t: ExecutionContext, init: readonly string[] = []): Mill {
  const {root, repo} = bench(t, init);
  const tokenizer = join(root, 'bytes.tokenizer.json');
  writeFileSync(tokenizer, canonical(byteTokenizerJson()));
  return {
    root,
    repo,
    async build(change = {}, place = 'own') {
      const events: BuildEvent[] = [];
      const dataset: Dataset = {
        source: repo.dir,
        refs: ['HEAD'],
        store: join(root, place, 'store'),
        out: join(root, place, 'out'),
        target: 'test',
        threads: 1,
        files: {include: [], exclude: [], keep: ['vendored'], maxBytes: 1_000_000},
        commits: {merges: 'first-parent'},
        tokenizer: {kind: 'file', path: tokenizer},
        profile: {name: 'plain', unknownMarks: 'refuse'},
        shards: {targetBytes: 2000},
        shallow: 'refuse',
        ...change,
      };
      const isFresh = change.tokenizer === undefined && !existsSync(dataset.store);
      if (isFresh) giveTokenizer(dataset.store);
      const report = await buildDataset(dataset, {
        path: process.env['PATH'] ?? '',
        home: join(root, 'home'),
        signal: new AbortController().signal,
        progress: () => {},
        event: (event) => void events.push(event),
      });
      if (isFresh) keepTokenizer(dataset.store);
      return {report, ledger: ledgerOf(events), files: filesIn(dataset.out), dataset};
    },
  };
}

/** A vocabulary of the 256 bytes: exact, and loaded in no time. */
function byteTokenizerJson(): Params {
  const tokens = Array.from({length: 256}, (_, byte) => Uint8Array.of(byte));
  return ranksToTokenizer({pattern: smallPattern, tokens, controls: {}}) as unknown as Params;
}

export function ledgerOf(events: readonly BuildEvent[]): Readonly<Record<string, readonly string[]>> {
  const ran: Record<string, string[]> = {};
  for (const event of events) if (event.kind === 'rows-ran' && event.ids.length > 0) (ran[event.collection] ??= []).push(...event.ids);
  return Object.fromEntries(Object.keys(ran).sort().map((name) => [name, ran[name]?.sort() ?? []]));
}

export function filesIn(dir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dir, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(dir.length + 1), readFileSync(name, 'utf8')]));
}

/** The records of all shards of a kind, or of those of a part alone, in the manifest's order. */
export function recordsOf({files}: Pick<Milled, 'files'>, kind: string, split?: string): readonly Readonly<Record<string, unknown>>[] {
  const {shards} = JSON.parse(files['manifest.json'] ?? '{}') as {shards: readonly {file: string; kind: string; split?: string}[]};
  const text = shards.filter((shard) => shard.kind === kind && (split === undefined || shard.split === split)).map(({file}) => files[file] ?? '').join('');
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}
