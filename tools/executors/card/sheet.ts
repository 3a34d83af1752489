// A table of numbers that a card and a report show alike: each row says what it is about, each column how it was asked.
import {ask, type Query, type Row, type Written} from './query.ts';

export interface Sheet {
  readonly title: string;
  /** What the numbers count, in a sentence. */
  readonly about: string;
  /** Of the first columns: the name that queries have for it, and its heading. */
  readonly heads: readonly {readonly name: string; readonly title: string}[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What a row says in words, behind its numbers. */
  readonly remark?: {readonly title: string; readonly of: (row: Row) => string};
}

export interface Column {readonly title: string; readonly query: Query; readonly as?: 'share' | 'ratio'}

/** Rows by the numbers of a column, the largest first; of equals the first stays first. */
export function largestFirst(sheet: Sheet, query: Query, written: Written): Sheet {
  const sizes = new Map(sheet.rows.map((row) => [row, ask(query, written, row)]));
  return {...sheet, rows: [...sheet.rows].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))};
}

/** A number as people read it, the same in every locale. */
export function spelled(value: number, as?: Column['as']): string {
  if (as === 'share') return `${(value * 100).toFixed(1)} %`;
  if (as === 'ratio') return value.toFixed(2);
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
