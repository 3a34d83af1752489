// Rows as lines of aligned columns. The first column reads from the left, numbers from the right.
import {spellNumber} from './spell-number.ts';

export type Cell = string | number;

export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Characters in a line: what does not fit is cut off the first column. */
  readonly columns?: number;
}

export function textTable({head, rows, columns = Infinity}: TextTable): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? spellNumber(cell) : cell)))];
  const toTheRight = head.map((_, column) => rows.some((row) => typeof row[column] === 'number') && rows.every((row) => typeof row[column] === 'number' || row[column] === '-'));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const others = widths.slice(1).reduce((sum, width) => sum + width + 2, 2);
  widths[0] = Math.max(8, Math.min(widths[0] ?? 0, columns - others));
  return lines.map((line) => `  ${line.map((cell, column) => fitted(cell, widths[column] ?? 0, toTheRight[column] === true)).join('  ')}`.trimEnd()).join('\n');
}

function fitted(cell: string, width: number, toTheRight: boolean): string {
  const cut = cell.length > width ? `…${cell.slice(cell.length - width + 1)}` : cell;
  return toTheRight ? cut.padStart(width) : cut.padEnd(width);
}
