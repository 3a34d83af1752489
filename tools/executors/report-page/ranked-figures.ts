// Figures whose rows stand in the order of one number: the first of them as bars, all of them in the table.
import type {Query, Row, Written} from '../card/query.ts';
import {steps} from '../card/sheets/losses.ts';
import {spelled, type Sheet} from '../card/sheet.ts';
import {columnOf, numbersOf, type Figure, type Lead, type Told} from './figure.ts';
import {bars, type Bar} from './pictures/bars.ts';
import type {Palette} from './spec.ts';

const mostBars = 10;

export interface Ranking {
  readonly title: string;
  readonly column: string;
  /** The column that says what a row is of all. */
  readonly share: string;
  /** Of the row: what its bar is called. */
  readonly name: string;
  readonly lead: (name: string, share: Told) => Lead;
}

export function ranked(sheet: Sheet, {title, column, share, name, lead}: Ranking, written: Written): Figure {
  const shown = withShares(sheet, {column, share}, written).map(({row, ...bar}): Bar => ({name: row[name] ?? '', ...bar}));
  const [first] = sheet.rows;
  return barred({title, sheet, lead: first === undefined ? [] : lead(first[name] ?? '', {query: columnOf(sheet, share), row: first, as: 'share'})}, shown);
}

export function dropped(sheet: Sheet, kinds: Palette, written: Written): Figure {
  const colours = new Map(kinds);
  const query = columnOf(sheet, 'documents');
  const shown = numbersOf(sheet, query, written).map(({row: {kind = '', reason = ''}, value}): Bar => ({name: `${kind}: ${reason}`, value, label: spelled(value), colour: colours.get(kind) ?? 'c4'}));
  const [first] = sheet.rows;
  const total: Told = {query: {in: 'stats.json', below: steps.map(([member]) => [member])}};
  return barred({title: 'What was left out, and why', sheet, lead: [total, ' documents did not come through', ...(first === undefined ? [] : [', ', {query, row: first}, ` of them for “${first['reason'] ?? ''}”`]), '.']}, shown);
}

export function repeated(sheet: Sheet, written: Written): Figure {
  const times = (often: string): Query => ({in: 'stats.json', at: ['repetition', 'times', often]});
  const more = sheet.rows.map(({times = ''}) => times).filter((often) => Number(often) > 1);
  const shown = withShares(sheet, {column: 'bytes', share: 'share'}, written).map(({row: {times = ''}, ...bar}): Bar => ({name: {0: 'never', 1: 'once', 2: 'twice'}[times] ?? `${times} times`, ...bar}));
  return barred({title: 'How often bytes are trained on', sheet, lead: [{query: {share: {plus: more.map(times)}, whole: {in: 'stats.json', at: ['repetition', 'bytes']}}, as: 'share'}, ' of the sources’ bytes are trained on more than once.']}, shown);
}

export function copied(sheet: Sheet, written: Written): Figure {
  const [exact, near] = [columnOf(sheet, 'exact copies'), columnOf(sheet, 'near copies')];
  const of = (query: Query, word: string, colour: string) => numbersOf(sheet, query, written).map(({row: {kind = ''}, value}): Bar => ({name: `${kind}: ${word}`, value, label: spelled(value), colour}));
  const shown = [...of(exact, 'exact', 'c0'), ...of(near, 'near', 'c1')].filter(({value}) => value > 0).sort((a, b) => b.value - a.value);
  const total: Query = {in: 'stats.json', below: sheet.rows.flatMap(({kind = ''}) => [[`equal.${kind}`, 'exact copies'], [`near.${kind}`, 'near copies']])};
  return barred({title: 'What was there twice', sheet, lead: [{query: total}, ' samples had an older one like them, word for word or nearly so.']}, shown);
}

function withShares(sheet: Sheet, {column, share}: Pick<Ranking, 'column' | 'share'>, written: Written): readonly {readonly row: Row; readonly value: number; readonly label: string}[] {
  const shares = numbersOf(sheet, columnOf(sheet, share), written);
  return numbersOf(sheet, columnOf(sheet, column), written).map(({row, value}, at) => ({row, value, label: `${spelled(value)} · ${spelled(shares[at]?.value ?? 0, 'share')}`}));
}

function barred(figure: Omit<Figure, 'picture'>, shown: readonly Bar[]): Figure {
  const more = shown.length - mostBars;
  const lead = more > 0 ? [...figure.lead, ` The table has ${more} more.`] : figure.lead;
  return {...figure, lead, ...(shown.length > 0 && {picture: (room) => bars(shown.slice(0, mostBars), room)})};
}
