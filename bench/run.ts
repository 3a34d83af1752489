// One measured run, what it said of its work, and the series such runs make.
import type {BuildReport} from '../tools/executors/build/build-report.ts';
import type {Name} from './catalogue.ts';
import type {Cost} from './measure.ts';

export interface Run extends Cost {
  readonly round: number;
  /** What a build said of itself. */
  readonly work?: Work;
  /** Of a run that loads a tokenizer: that alone, without the start of the process. */
  readonly loadMs?: number;
}

export interface Work {
  /** Time within the process, from the first look at the source to the last byte of output. */
  readonly engineMs: number;
  /** Rows that ran, by collection; collections in which none did are left out. */
  readonly ran: Readonly<Record<string, number>>;
  readonly reused: number;
  readonly stubs: number;
  readonly counters: BuildReport['work'];
  readonly shards: BuildReport['shards'];
  readonly tokens: number | null;
}

export type Series = ReadonlyMap<Name, readonly Run[]>;

/** The last line a build prints with `--json`. */
export function workOf(output: string): Work {
  const report: BuildReport = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  const rows = Object.entries(report.rows);
  return {
    engineMs: report.wallMs,
    ran: Object.fromEntries(rows.filter(([, {ran}]) => ran > 0).map(([stage, {ran}]) => [stage, ran])),
    reused: rows.reduce((sum, [, {reused}]) => sum + reused, 0),
    stubs: rows.reduce((sum, [, {stubs}]) => sum + stubs, 0),
    counters: report.work,
    shards: report.shards,
    tokens: report.tokens,
  };
}
