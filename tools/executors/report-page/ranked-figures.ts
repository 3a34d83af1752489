// Figures whose rows stand in the order of one number: the first of them as bars, all of them in the table.
import type {Written} from '../card/query.ts';
import {spelled, type Sheet} from '../card/sheet.ts';
import {columnOf, numbersOf, totalOf, type Figure} from './figure.ts';
import {bars, type Bar} from './pictures/bars.ts';
import type {Palette} from './spec.ts';

const mostBars = 10;

export interface Ranking {
  readonly title: string;
  readonly column: string;
  /** Of the row: what its bar is called. */
  readonly name: string;
  readonly lead: (name: string, share: string) => string;
}

export function ranked(sheet: Sheet, {title, column, name, lead}: Ranking, written: Written): Figure {
  const all = numbersOf(sheet, columnOf(sheet, column), written);
  const total = totalOf(all);
  const shown = all.map(({row, value}): Bar => ({name: row[name] ?? '', value, label: numberAndShare(value, total)}));
  const [first] = shown;
  return barred({title, sheet, lead: first === undefined ? '' : lead(first.name, spelled(total === 0 ? 0 : first.value / total, 'share'))}, shown);
}

export function dropped(sheet: Sheet, kinds: Palette, written: Written): Figure {
  const all = numbersOf(sheet, columnOf(sheet, 'documents'), written);
  const colours = new Map(kinds);
  const shown = all.map(({row: {kind = '', reason = ''}, value}): Bar => ({name: `${kind}: ${reason}`, value, label: spelled(value), colour: colours.get(kind) ?? 'c4'}));
  const [first] = all;
  return barred({title: 'What was left out, and why', sheet, lead: `${spelled(totalOf(all))} documents did not come through${first === undefined ? '' : `, ${spelled(first.value)} of them for “${first.row['reason'] ?? ''}”`}.`}, shown);
}

export function repeated(sheet: Sheet, written: Written): Figure {
  const all = numbersOf(sheet, columnOf(sheet, 'bytes'), written);
  const total = totalOf(all);
  const more = totalOf(all.filter(({row}) => Number(row['times']) > 1));
  const shown = all.map(({row: {times = ''}, value}): Bar => ({name: {0: 'never', 1: 'once', 2: 'twice'}[times] ?? `${times} times`, value, label: numberAndShare(value, total)}));
  return barred({title: 'How often bytes are trained on', sheet, lead: `${spelled(total === 0 ? 0 : more / total, 'share')} of the sources’ bytes are trained on more than once.`}, shown);
}

export function copied(sheet: Sheet, written: Written): Figure {
  const [exact, near] = ['exact copies', 'near copies'].map((title, at) => numbersOf(sheet, columnOf(sheet, title), written).map(({row: {kind = ''}, value}): Bar => ({name: `${kind}: ${title.split(' ', 1).join('')}`, value, label: spelled(value), colour: at === 0 ? 'c0' : 'c1'})));
  const all = [...(exact ?? []), ...(near ?? [])];
  const there = all.filter(({value}) => value > 0).sort((a, b) => b.value - a.value);
  return barred({title: 'What was there twice', sheet, lead: `${spelled(totalOf(all))} samples had an older one like them, word for word or nearly so.`}, there);
}

function barred(figure: Omit<Figure, 'picture'>, shown: readonly Bar[]): Figure {
  const more = shown.length - mostBars;
  const told = more > 0 ? `${figure.lead} The table has ${more} more.` : figure.lead;
  return {...figure, lead: told, ...(shown.length > 0 && {picture: (room) => bars(shown.slice(0, mostBars), room)})};
}

function numberAndShare(value: number, total: number): string {
  return `${spelled(value)} · ${spelled(total === 0 ? 0 : value / total, 'share')}`;
}
