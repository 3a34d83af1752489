// A process for commands under test: written text is kept, time moves when told, and the composition is a small fake.
import type {BuildReport} from '../../../tools/executors/build/build-report.ts';
import type {BuildDataset, Dataset} from '../../../tools/executors/build/contract.ts';
import type {Host, Sink} from '../../../tools/executors/host.ts';

export interface FakeHost extends Host {
  readonly out: () => string;
  readonly err: () => string;
  readonly built: Dataset[];
  readonly exits: number[];
  /** Moves the clock and fires what was due. */
  readonly pass: (milliseconds: number) => void;
  readonly interrupt: () => void;
}

export interface FakeHostOptions {
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: {columns: number; rows?: number};
  readonly build?: BuildDataset;
}

export const emptyReport: BuildReport = {
  root: 'f00d',
  rows: {files: {ran: 3072, reused: 0, stubs: 1}, commits: {ran: 12, reused: 23_065, stubs: 0}},
  work: {gitProcesses: 2, blobReads: 5, indexGets: 7, bytesWritten: 11},
  shards: {written: 12, kept: 3},
  tokens: 12_345_678,
  wallMs: 12_300,
  out: '/work/out',
  upToDate: false,
};

export function fakeHost({folder = '/work', env = {}, terminal, build = async () => emptyReport}: FakeHostOptions = {}): FakeHost {
  const [out, err] = [capture(terminal), capture(terminal)];
  const built: Dataset[] = [];
  const exits: number[] = [];
  const tickers = new Set<{due: number; readonly step: number; readonly tick: () => void}>();
  const stops = new Set<() => void>();
  let now = 0;
  return {
    folder,
    // A cache that cannot be written: nothing of a test is remembered by the next one.
    env: {XDG_CACHE_HOME: '/dev/null', PATH: '/usr/bin:/bin', ...env},
    home: '/home/user',
    parallelism: 4,
    stdout: out.sink,
    stderr: err.sink,
    clock: () => now,
    every(step, tick) {
      const ticker = {due: now + step, step, tick};
      tickers.add(ticker);
      return () => tickers.delete(ticker);
    },
    onStop(stop) {
      stops.add(stop);
      return () => stops.delete(stop);
    },
    exit: (code) => void exits.push(code),
    composition: async () => async (dataset, surroundings) => {
      built.push(dataset);
      return await build(dataset, surroundings);
    },
    out: out.text,
    err: err.text,
    built,
    exits,
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const next = [...tickers].filter(({due}) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        now = next.due;
        next.due += next.step;
        next.tick();
      }
      now = end;
    },
    interrupt: () => stops.forEach((stop) => stop()),
  };
}

function capture(terminal: {columns: number; rows?: number} | undefined): {readonly sink: Sink; readonly text: () => string} {
  const written: string[] = [];
  const sink = {write: (text: string) => written.push(text)};
  return {sink: terminal === undefined ? sink : Object.assign(terminal, {isTTY: true, ...sink}), text: () => written.join('')};
}
