// Machines that build one repository and share a remote: each has a store, an output folder and a memory of its own.
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {newKey} from '../../../cache/remote/remote-key.ts';
import type {TrustedKeys} from '../../../cache/remote/signed-record.ts';
import type {BuildEvent} from '../../../graph/event.ts';
import {buildDataset} from '../../../tools/executors/build/build-dataset.ts';
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {Dataset} from '../../../tools/executors/build/contract.ts';
import type {RemoteAccess, RemoteAddress, RemoteReport} from '../../../tools/executors/remote/remote-choice.ts';
import {giveTokenizer, keepTokenizer} from '../../mill/kept-tokenizer.ts';
import {filesIn, ledgerOf, mill, type Milled} from '../../mill/rig.ts';
import type {Repo} from '../../stages/source/git/rig.ts';

/** Seconds and more pass between builds only where a test says so. */
export const testDay = 1_800_000_000_000;

export interface Machine {
  build(access?: Partial<RemoteAccess>, change?: Partial<Dataset>): Promise<RemoteMilled>;
  readonly store: string;
  readonly out: string;
}

export interface RemoteMilled extends Pick<Milled, 'ledger' | 'files'> {readonly report: BuildReport; readonly remote: RemoteReport; readonly notes: readonly string[]; /** The task that each collection ran. */ readonly tasks: ReadonlyMap<string, string>}

export interface RemoteBench {
  readonly root: string;
  readonly repo: Repo;
  /** The key of `main`, which those who write are given. */
  readonly main: {readonly secret: string; readonly public: string};
  readonly writes: Partial<RemoteAccess>;
  machine(name: string, options?: {readonly source?: string}): Machine;
  /** A build that knows no remote, from nothing. */
  alone(): Promise<Pick<Milled, 'ledger' | 'files'>>;
}

export interface BenchOptions {readonly place: (root: string) => RemoteAddress; readonly keys?: (main: string) => TrustedKeys}

export function remoteBench(t: ExecutionContext, {place, keys = (main) => ({main: [main]})}: BenchOptions): RemoteBench {
  const {root, repo, build: plain} = mill(t);
  const main = newKey();
  let alones = 0;
  return {
    root,
    repo,
    main,
    writes: {secret: main.secret},
    machine(name, {source = repo.dir} = {}) {
      const [store, out] = [join(root, name, 'store'), join(root, name, 'out')];
      return {
        store,
        out,
        async build(access = {}, change = {}) {
          const events: BuildEvent[] = [];
          const notes: string[] = [];
          const dataset: Dataset = {
            source, refs: ['HEAD'], store, out, target: `on-${name}`, threads: 1,
            files: {include: [], exclude: [], keep: ['vendored'], maxBytes: 1_000_000},
            commits: {merges: 'first-parent'},
            tokenizer: {kind: 'file', path: join(root, 'bytes.tokenizer.json')},
            profile: {name: 'plain', unknownMarks: 'refuse'},
            shards: {targetBytes: 2000}, shallow: 'refuse',
            remote: {place: place(root), repository: 'project', head: 'main', domain: 'main', keys: keys(main.public)},
            ...change,
          };
          const isFresh = !existsSync(store);
          if (isFresh) giveTokenizer(store);
          const report = await buildDataset(dataset, {
            path: process.env['PATH'] ?? '', home: join(root, 'home'), signal: new AbortController().signal,
            progress: (event) => void (event.kind === 'note' && notes.push(event.text)),
            event: (event) => void events.push(event),
            remote: {use: 'on', publishOnly: false, writer: 'test', clock: () => testDay, ...access},
          });
          if (isFresh) keepTokenizer(store);
          return {report, remote: report.remote ?? none, ledger: ledgerOf(events), tasks: new Map(events.flatMap((event) => (event.kind === 'rows-ran' ? [[event.collection, event.task]] : []))), files: existsSync(out) ? filesIn(out) : {}, notes};
        },
      };
    },
    alone: () => plain({}, `alone-${alones++}`),
  };
}

const none: RemoteReport = {requests: 0, roundTrips: 0, toPublish: {requests: 0, roundTrips: 0}, bytesIn: 0, bytesOut: 0, failures: 0, lostMs: 0, fetched: {}, published: false};

/** A history of some files and commits. */
export function grow(repo: Repo, commits: number, from = 0): void {
  for (let at = from; at < from + commits; at++) {
    repo.write(`src/part-${at % 12}.rs`, `// Part ${at}.\nfn part_${at}() -> u32 {\n    ${at}\n}\n`.repeat(1 + (at % 3)));
    if (at % 5 === 0) repo.write(`docs/page-${at % 7}.md`, `# Page ${at}\n\nWhat part ${at} does.\n`);
    repo.commit(`Change part ${at % 12} for the ${at}th time`);
  }
}

