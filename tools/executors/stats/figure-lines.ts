// The tables of figures for a terminal: a row for each group, over all kinds; shares are of tokens, or of bytes where nothing is tokenized.
import type {FigureEntry} from '../build/figure-entry.ts';
import type {FigureRow, FigureTables} from '../build/figure-tables.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable, type Cell} from '../report/text-table.ts';

/** Languages beyond these are one line. */
const mostLanguages = 20;

export function figureLines({kinds, languages, months, years, parts, phases, rules}: Partial<FigureTables>, columns: number): readonly string[] {
  return [
    ...(kinds === undefined ? [] : lengthTable(kinds, columns)),
    ...(languages === undefined ? [] : languageTable(Object.entries(languages), columns)),
    // A row for each month is long: asked for alone.
    ...(years === undefined ? (months === undefined ? [] : groupTable({title: 'Documents by the month of their commit', head: 'month', groups: Object.entries(months), columns})) : groupTable({title: 'Documents by the year of their commit', head: 'year', groups: Object.entries(years), columns})),
    ...(parts === undefined ? [] : groupTable({title: 'Parts', head: 'part', groups: Object.entries(parts), columns})),
    ...(phases === undefined ? [] : groupTable({title: 'Phases', head: 'phase', groups: withRules(phases, rules), columns})),
  ];
}

type Group = readonly [name: string, row: FigureRow];

/** Of sequences, or nothing where nothing is tokenized. */
function lengthTable(kinds: FigureRow, columns: number): readonly string[] {
  const rows = Object.entries(kinds).flatMap(([kind, {sequences, lines, lengths}]): (readonly Cell[])[] => {
    if (sequences === undefined || lines === undefined || lengths === undefined) return [];
    const {least, mean, most, p50 = 0, p90 = 0, p99 = 0} = lengths;
    return [[kind, sequences, lines, least, p50, mean, p90, p99, most]];
  });
  return rows.length === 0 ? [] : ['', 'Sequences by tokens: half, 90 % and 99 % have at most', textTable({head: ['kind', 'sequences', 'lines', 'least', '50 %', 'mean', '90 %', '99 %', 'most'], rows: kindRows(rows), columns})];
}

/** One kind is all of them. */
function kindRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.length === 2 ? rows.slice(0, 1) : rows;
}

function languageTable(groups: readonly Group[], columns: number): readonly string[] {
  const more = groups.slice(mostLanguages);
  return [...groupTable({title: 'Documents by the language of the files that they show', head: 'language', groups: groups.slice(0, mostLanguages), of: groups, columns}), ...(more.length === 0 ? [] : [`  ${spellNumber(more.length)} more with ${spellNumber(more.reduce((sum, [, row]) => sum + (row['all']?.documents ?? 0), 0))} documents`])];
}

interface GroupTable {
  readonly title: string;
  readonly head: string;
  readonly groups: readonly Group[];
  /** Whose amount is 100 %: the groups themselves, unless some are not shown. */
  readonly of?: readonly Group[];
  readonly columns: number;
}

function groupTable({title, head, groups, of = groups, columns}: GroupTable): readonly string[] {
  if (groups.length === 0) return [];
  const entries = groups.map(([name, row]) => ({name, ...(row['all'] ?? none)}));
  const whole = of.reduce((sum, [name, {all = none}]) => sum + (name.startsWith(indent) ? 0 : amountOf(all)), 0);
  const isTokenized = entries.some(({tokens}) => tokens !== undefined);
  // A column that says the same as the one before it says nothing.
  const [hasSamples, hasSequences] = [entries.some(({samples, documents}) => samples !== documents), entries.some(({sequences = 0, samples}) => sequences !== samples && sequences > 0)];
  const line = (entry: FigureEntry & {readonly name: string}): readonly Cell[] => {
    const {name, documents, samples, sequences, lines, bytes, tokens} = entry;
    return [name, documents, ...(hasSamples ? [samples] : []), ...(hasSequences ? [sequences ?? '-'] : []), ...(isTokenized ? [lines ?? '-', bytes, tokens ?? '-'] : [bytes]), shareOf(amountOf(entry), whole)];
  };
  const names = [head, 'documents', ...(hasSamples ? ['samples'] : []), ...(hasSequences ? ['sequences'] : []), ...(isTokenized ? ['lines', 'bytes', 'tokens'] : ['bytes']), 'share'];
  return ['', title, textTable({head: names, rows: entries.map(line), columns})];
}

function shareOf(amount: number, whole: number): string {
  const percent = whole === 0 ? 0 : (amount / whole) * 100;
  return percent > 0 && percent < 0.05 ? '< 0.1 %' : `${percent.toFixed(1)} %`;
}

const none: FigureEntry = {documents: 0, samples: 0, bytes: 0};
const indent = '  ';

function amountOf({tokens, bytes}: FigureEntry): number {
  return tokens ?? bytes;
}

/** A phase with several rules has a line for each below its own. */
function withRules(phases: Readonly<Record<string, FigureRow>>, rules: FigureTables['rules'] = []): readonly Group[] {
  return Object.entries(phases).flatMap(([name, row]): readonly Group[] => {
    const own = rules.filter(({phase}) => phase === name);
    return [[name, row], ...(own.length < 2 ? [] : own.map(({figures}, at): Group => [`${indent}rule ${at + 1}`, figures]))];
  });
}
