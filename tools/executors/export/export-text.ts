// One export as a user reads of it: where it lies, and how much of it is new.
import {relative} from 'node:path';
import {spellNumber} from '../report/spell-number.ts';
import type {ExportReport} from './export-dataset.ts';

export function exportText({format, to, rows, ran, leftOut, files}: ExportReport, folder: string, step?: string): string {
  const way = relative(folder, to);
  const lines: readonly (readonly [string, string])[] = [
    ['rows', `${spellNumber(rows)}, ${spellNumber(ran)} of them made for it`],
    ...Object.entries(leftOut).map(([reason, count]) => ['left out', `${spellNumber(count)}: ${reason}`] as const),
    ['files', `${spellNumber(files.written)} written, ${spellNumber(files.kept)} kept, ${spellNumber(files.bytes)} bytes`],
    ['output', way === '' ? '.' : way.startsWith('..') ? to : way],
  ];
  const width = Math.max(...lines.map(([head]) => head.length));
  return [`Exported ${step === undefined ? format : `${step}: ${format}`}`, ...lines.map(([head, what]) => `  ${head.padEnd(width)}  ${what}`), ''].join('\n');
}
