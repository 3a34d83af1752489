// The last word of a build, for people: what ran, what was kept, where the output lies, and what one may do next.
import {join, relative} from 'node:path';
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';
import type {BuildReport} from '../build/build-report.ts';
import {quoted} from './quoted.ts';
import {spellDuration} from './spell-duration.ts';
import {spellNumber} from './spell-number.ts';

export interface SummaryContext {
  /** The command that builds again. */
  readonly again: string;
  /** Paths below it are shown relative to it. */
  readonly folder: string;
}

export function summary(report: BuildReport, {again, folder}: SummaryContext): string {
  const out = shownPath(report.out, folder);
  const facts: readonly (readonly [string, string])[] = [
    ['shards', `${spellNumber(report.shards.written)} written, ${spellNumber(report.shards.kept)} kept`],
    ['tokens', report.tokens === null ? 'not counted' : spellNumber(report.tokens)],
    ['output', out],
  ];
  return [
    report.upToDate ? `Up to date: nothing changed since the last build (${spellDuration(report.wallMs)})` : `Built in ${spellDuration(report.wallMs)}`,
    '',
    ...(report.upToDate ? [] : [...table(report.rows), '']),
    ...facts.map(([name, value]) => `  ${name}  ${terminalSafe(value)}`),
    '',
    'Next',
    ...columns([[`cat ${quoted(join(out, 'stats.json'))}`, 'what the dataset holds'], [again, 'again, after new commits: only what changed is built']]),
    '',
  ].join('\n');
}

function table(rows: BuildReport['rows']): readonly string[] {
  const body = Object.entries(rows).map(([stage, {ran, reused, stubs}]) => [terminalSafe(stage), ...[ran, reused, stubs].map(spellNumber)]);
  const lines = [['stage', 'ran', 'reused', 'stubs'], ...body];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => `  ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`);
}

function columns(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([command]) => command.length));
  return lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`);
}

function shownPath(path: string, folder: string): string {
  const way = relative(folder, path);
  return way === '' ? '.' : way.startsWith('..') ? path : way;
}
