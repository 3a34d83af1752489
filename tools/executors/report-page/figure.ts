// What a report shows: a sheet of numbers, what to see in it, and a picture of it where one says more.
import {ask, type Query, type Row, type Written} from '../card/query.ts';
import type {Sheet} from '../card/sheet.ts';
import {colourName, type Palette, type Room, type Spec} from './spec.ts';

export interface Figure {
  readonly title: string;
  readonly sheet: Sheet;
  /** One sentence: what a reader should take away. */
  readonly lead: Lead;
  /** What the colours of the picture mean. */
  readonly legend?: Palette;
  /** Missing: the table says it all. */
  readonly picture?: (room: Room) => Spec;
  /** As wide as the page. */
  readonly full?: boolean;
}

/** Words, and numbers that say how they were asked. */
export type Lead = readonly (string | Told)[];

export interface Told {readonly query: Query; readonly row?: Row; readonly as?: 'share'}

/** A column of a sheet as numbers, with what their rows are about. */
export function numbersOf({rows}: Pick<Sheet, 'rows'>, query: Query, written: Written): readonly {readonly row: Row; readonly value: number}[] {
  return rows.map((row) => ({row, value: ask(query, written, row)}));
}

/** The query of a column by its title. */
export function columnOf({columns, title: sheet}: Sheet, title: string): Query {
  const found = columns.find((column) => column.title === title);
  if (found === undefined) throw new Error(`The sheet "${sheet}" has no column "${title}"`);
  return found.query;
}

export function hasColumn({columns}: Sheet, title: string): boolean {
  return columns.some((column) => column.title === title);
}

/** A colour for each, from one of them on: what is coloured for one reason is not taken for what is coloured for another. */
export function paletteOf(names: readonly string[], from = 0): Palette {
  return names.map((name, at) => [name, colourName(at + from)]);
}
