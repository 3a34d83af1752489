// The bars the product is held to, and whether a bench met them. A bar whose measurements were not asked for is left out.
import {figureOf, medianOf, ratio, worstOf} from './figures.ts';
import type {Name} from './catalogue.ts';
import type {Run, Series} from './run.ts';

export interface Bar {
  readonly what: string;
  readonly atMost: number;
  readonly unit: '×' | 'ms' | 'MB' | '';
  /** Commits a repository must have for the bar to be asked of it. */
  readonly from: number;
  readonly figure: (series: Series) => number | undefined;
}

export interface Judged extends Pick<Bar, 'what' | 'atMost' | 'unit'> {
  readonly value: number;
  readonly met: boolean;
  /** False where the repository is too small for the bar to mean much. */
  readonly asked: boolean;
}

const large = 20_000;

export const bars: readonly Bar[] = [
  {what: 'cold, commits and patches, against git log', atMost: 1, unit: '×', from: large / 2, figure: (series) => ratio(series, 'patches', 'log')},
  {what: 'cold, everything stored, against git log', atMost: 1.5, unit: '×', from: large / 2, figure: (series) => ratio(series, 'cold', 'log')},
  {what: 'memory of a cold build', atMost: 1500, unit: 'MB', from: large, figure: (series) => memory(series, ['cold', 'cold-merges'])},
  {what: 'no-op: rows that ran', atMost: 0, unit: '', from: 0, figure: worst('no-op', ran)},
  {what: 'no-op: blobs read', atMost: 0, unit: '', from: 0, figure: worst('no-op', (run) => run.work?.counters.blobReads)},
  {what: 'no-op: git processes', atMost: 2, unit: '', from: 0, figure: worst('no-op', (run) => run.work?.counters.gitProcesses)},
  {what: 'no-op: within the process', atMost: 50, unit: 'ms', from: 0, figure: middle('no-op', (run) => run.work?.engineMs)},
  {what: 'no-op: the plain binary', atMost: 200, unit: 'ms', from: 0, figure: middle('no-op', (run) => run.wallMs)},
  {what: 'no-op: against a tenth of the commits', atMost: 1.2, unit: '×', from: 0, figure: (series) => ratio(series, 'no-op', 'no-op-tenth')},
  {what: 'one commit, five files: the plain binary, no tokens', atMost: 800, unit: 'ms', from: large, figure: middle('one-commit', (run) => run.wallMs)},
  {what: 'one commit, five files: the plain binary without loading the tokenizer', atMost: 800, unit: 'ms', from: large, figure: withoutLoad},
  {what: 'one commit, five files: the plain binary with split, phases, duplicates, test pairs and tokens', atMost: 1200, unit: 'ms', from: large, figure: middle('one-commit-curriculum', (run) => run.wallMs)},
  {what: 'one commit, five files: rows that ran in the busiest collection of the leaves', atMost: 5, unit: '', from: 0, figure: worst('one-commit', busiest)},
  {what: 'one commit, five files: shards written for six documents', atMost: 7, unit: '', from: 0, figure: worst('one-commit', (run) => run.work?.shards.written)},
];

export function judge(series: Series, commits: number): readonly Judged[] {
  return bars.flatMap(({what, atMost, unit, from, figure}) => {
    const value = figure(series);
    return value === undefined ? [] : [{what, atMost, unit, value, met: value <= atMost, asked: commits >= from}];
  });
}

function worst(name: Name, figure: (run: Run) => number | undefined): Bar['figure'] {
  return (series) => figureOf(series, name, (runs) => worstOf(runs, figure));
}

function middle(name: Name, figure: (run: Run) => number | undefined): Bar['figure'] {
  return (series) => figureOf(series, name, (runs) => medianOf(runs, figure));
}

function memory(series: Series, builds: readonly Name[]): number | undefined {
  const peaks = builds.flatMap((name) => series.get(name) ?? []).flatMap(({peakBytes}) => peakBytes ?? []);
  return peaks.length === 0 ? undefined : Math.max(...peaks) / 1e6;
}

function ran(run: Run): number {
  return Object.values(run.work?.ran ?? {}).reduce((sum, count) => sum + count, 0);
}

/** Collections with one row for each changed file. Folds and shards also look at the neighbours of a changed row. */
function busiest(run: Run): number {
  return Math.max(0, ...['files', 'profiles', 'pairs', 'edits', 'samples.file'].map((name) => run.work?.ran[name] ?? 0));
}

function withoutLoad(series: Series): number | undefined {
  const wall = figureOf(series, 'one-commit-tokens', (runs) => medianOf(runs, (run) => run.wallMs));
  const load = figureOf(series, 'tokenizer-load', (runs) => medianOf(runs, (run) => run.loadMs));
  return wall === undefined || load === undefined ? undefined : wall - load;
}
