// The answers to `show` for people.
import type {Readable} from '../look/readable.ts';
import {shortText} from '../look/short-name.ts';
import type {Page} from '../look/question.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import {printDocument} from './print-document.ts';
import {printTokens} from './print-tokens.ts';
import {printWindow} from './print-window.ts';
import type {Shown, ShownRow, ShownRows} from './shown.ts';

export function printShown(shown: Shown, page: Page): string {
  switch (shown.view) {
    case 'document':
      return printDocument(shown, page);
    case 'row':
      return printRow(shown);
    case 'rows':
      return printRows(shown, page);
    case 'tokens':
      return printTokens(shown);
    case 'window':
      return printWindow(shown);
    default:
      return shown satisfies never;
  }
}

function printRow({collection, id, digest, stub, value, whole, also}: ShownRow): string {
  return [
    `${collection}/${id}`,
    stub === null ? `Digest ${digest}` : `Left out: ${stub}`,
    ...(also.length === 0 ? [] : [`Also in ${also.join(', ')}`]),
    ...(stub === null ? ['', value === null ? unreadable : JSON.stringify(value, null, 2)] : []),
    ...(whole === null ? [] : ['', `Long members are cut: ${whole}`]),
    '',
  ].join('\n');
}

const unreadable = 'Another version of gristmill wrote it: build again to read it';
const widest = 160;

function printRows({collection, rowsInAll, rowsBefore, rows, next}: ShownRows, {columns}: Page): string {
  const width = Math.min(columns, widest);
  const ids = Math.max(8, Math.min(Math.max(0, ...rows.map(({id}) => id.length)), Math.floor(width / 2)));
  const range = rows.length === 0 ? '' : `, ${spellNumber(rowsBefore + 1)} to ${spellNumber(rowsBefore + rows.length)}`;
  const shown = rows.map(({id, stub, value}) => [ended(id, ids), ended(stub === null ? (value === null ? unreadable : oneLine(JSON.stringify(withoutId(value, id)))) : `left out: ${stub}`, width - ids - 4)]);
  return [
    `${collection}: ${spellNumber(rowsInAll)} rows${range}`,
    ...(rows.length === 0 ? [] : ['', textTable({head: ['id', 'value'], rows: shown, columns: width})]),
    ...(next === null ? [] : ['', `More: ${next}`]),
    '',
  ].join('\n');
}

/** Rows often hold their own name, which stands beside them already. */
function withoutId(value: Readable, id: string): Readable {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== id));
}

/** Whole where there is room, else its start. */
function ended(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(1, width - 1))}…` : text;
}

function oneLine(text: string): string {
  return shortText(text).length < text.length ? text.replace(/\b([0-9a-f]{12})[0-9a-f]{28,52}\b/g, '$1') : text;
}
