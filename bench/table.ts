// What a bench found out, as a page for people: a table of what was measured, one of ratios, one of bars.
import {spellNumber} from '../tools/executors/report/spell-number.ts';
import type {Judged} from './bars.ts';
import {catalogue, names, type Name} from './catalogue.ts';
import {medianOf, ratio, worstOf} from './figures.ts';
import type {Outcome} from './outcome.ts';
import type {Run, Series} from './run.ts';

export function page(outcome: Outcome): string {
  const series: Series = new Map(names.flatMap((name) => (outcome.runs[name] === undefined ? [] : [[name, outcome.runs[name]]])));
  const {repository, oid, commits, commitsWithoutMerges, files, load} = outcome;
  return [
    `${repository} at ${oid.slice(0, 12)}: ${spellNumber(commits)} commits (${spellNumber(commitsWithoutMerges)} without merges), ${spellNumber(files)} files`,
    '',
    `${outcome.cores} cores (${outcome.cpu}), load ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after; Node ${outcome.node}, git ${outcome.git}; gristmill ${outcome.gristmill}; ${outcome.date}`,
    '',
    `\`${outcome.command}\``,
    '',
    ...columns([
      ['what', 'runs', 'wall', 'best', 'CPU', 'in process', 'memory', 'rows ran', 'reused', 'git', 'blobs', 'written', 'shards'],
      ...[...series].map(([name, runs]) => measured(name, runs)),
    ]),
    '',
    ...columns([['ratio, median of rounds', '', 'against'], ...ratios(series)]),
    '',
    ...columns([['bar', 'at most', 'measured', ''], ...outcome.bars.map(judged)]),
    '',
  ].join('\n');
}

function measured(name: Name, runs: readonly Run[]): readonly string[] {
  const work = runs.at(-1)?.work;
  const ran = Object.values(work?.ran ?? {}).reduce((sum, count) => sum + count, 0);
  const engine = medianOf(runs, (run) => run.work?.engineMs ?? run.loadMs);
  return [
    catalogue[name].title,
    String(runs.length),
    seconds(medianOf(runs, (run) => run.wallMs)),
    seconds(Math.min(...runs.map((run) => run.wallMs))),
    seconds(medianOf(runs, (run) => run.cpuMs)),
    Number.isNaN(engine) ? '' : seconds(engine),
    megabytes(worstOf(runs, (run) => run.peakBytes)),
    ...(work === undefined
      ? ['', '', '', '', '', '']
      : [ran, work.reused, work.counters.gitProcesses, work.counters.blobReads].map(spellNumber).concat(megabytes(work.counters.bytesWritten), `${work.shards.written} of ${work.shards.written + work.shards.kept}`)),
  ];
}

function ratios(series: Series): readonly (readonly string[])[] {
  return [...series.keys()].flatMap((name) =>
    catalogue[name].against.flatMap((floor) => {
      const times = ratio(series, name, floor);
      return times === undefined ? [] : [[catalogue[name].title, `${times.toFixed(2)}×`, catalogue[floor].title]];
    }),
  );
}

function judged({what, atMost, unit, value, met, asked}: Judged): readonly string[] {
  const spelled = (number: number) => (unit === '×' ? `${number.toFixed(2)}×` : `${spellNumber(number)} ${unit}`.trim());
  return [what, spelled(atMost), spelled(value), `${met ? 'met' : '**missed**'}${asked ? '' : ' (meant for larger repositories)'}`];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 3 : 1)} s`;
}

function megabytes(bytes: number): string {
  return Number.isFinite(bytes) ? `${spellNumber(bytes / 1e6)} MB` : '';
}

/** As Markdown that also reads well unrendered. The first column holds words, the others figures unless they are words too. */
function columns([head = [], ...body]: readonly (readonly string[])[]): readonly string[] {
  if (body.length === 0) return [];
  const widths = head.map((_, column) => Math.max(3, ...[head, ...body].map((line) => line[column]?.length ?? 0)));
  const figures = head.map((_, column) => body.every((line) => /^(?:[\d,.]+(?: of \d+)?(?:×| [a-zA-Z]+)?)?$/.test(line[column] ?? '')));
  const cell = (text: string, column: number) => (figures[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0));
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [row(head), `|${widths.map((width, column) => (figures[column] ? `${'-'.repeat(width + 1)}:` : '-'.repeat(width + 2))).join('|')}|`, ...body.map(row)];
}
