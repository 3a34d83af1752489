// What was written for another trainer and what became of it, for people.
import {relative} from 'node:path';
import type {Page} from '../../look/question.ts';
import {quoted} from '../../report/quoted.ts';
import {spellNumber} from '../../report/spell-number.ts';
import {textTable} from '../../report/text-table.ts';
import type {OutsideReport} from './run-outside.ts';

export function outsideText({title, to, phases, unsaid, runs, state}: OutsideReport, {columns, folder}: Page): string {
  const rows = phases.map(({phase, file, steps, tokens}) => [phase, file, spellNumber(tokens), spellNumber(steps), ...(runs === null ? [] : [runs.find((run) => run.phase === phase)?.state ?? ''])]);
  const ending = {written: undefined, done: 'Trained', 'up-to-date': 'Nothing to train: it was done before', preempted: 'Stopped. The same command goes on'}[state];
  return [
    `For ${title}, in ${quoted(relative(folder, to) || '.')}:`,
    '',
    textTable({head: ['phase', 'file', 'tokens', 'steps', ...(runs === null ? [] : [''])], rows, columns}),
    '',
    ...(unsaid.length === 0 ? [] : ['It has no name for:', ...unsaid.map(({option, why}) => `  ${option}: ${why}`), '']),
    ...(ending === undefined ? ['In that folder:', ...phases.flatMap(({start}) => start.map((argv) => `  ${argv.map(pasteable).join(' ')}`))] : [ending]),
    '',
  ].join('\n');
}

/** As a shell reads it. */
function pasteable(word: string): string {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
