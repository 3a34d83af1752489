// How often the bytes of sources are trained, as a table: of each kind what it shows, and of all.
import type {RepetitionSummary, Times} from '../build/repetition-summary.ts';
import {textTable} from '../report/text-table.ts';
import {spellNumber} from '../report/spell-number.ts';

/** Those trained as often and more stand in one column. */
const most = 4;

export function repetitionTable({bytes, times, kinds, repeated_by: by, surplus}: RepetitionSummary, columns: number): readonly string[] {
  const row = (name: string, own: Times) => [name, ...Array.from({length: most}, (_, count) => own[count] ?? 0), Object.entries(own).reduce((sum, [count, bytes]) => sum + (Number(count) >= most ? bytes : 0), 0)];
  const shared = Object.entries(by).sort(([, a], [, b]) => b - a).map(([kinds, count]) => `${kinds} ${spellNumber(count)}`);
  return [
    '', 'Bytes of the sources by how often they are trained',
    textTable({head: ['shown in', 'never', 'once', 'twice', '3 times', 'more'], rows: [...Object.entries(kinds).map(([kind, own]) => row(kind, own)), row('all', times)], columns}),
    `Of ${spellNumber(bytes)} bytes, ${shared.length === 0 ? 'none are there to be trained more than once' : `there to be trained more than once: ${shared.join(', ')}`}${surplus === 0 ? '' : `; ${spellNumber(surplus)} less are trained for the budget`}.`,
  ];
}
