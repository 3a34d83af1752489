// The answer to `diff` for people: counts first, then why, then the largest changes.
import {shortText} from '../look/short-name.ts';
import type {Page} from '../look/question.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {Amount, Difference, DocumentMove, KindDifference, Why} from './difference.ts';

export function printDifference({before, after, kinds, shards, why, largest, moved}: Difference, {columns}: Page): string {
  if (before === after) return `Build ${after.slice(0, 12)} on both sides: nothing differs\n`;
  const amounts = (of: (amount: Amount) => number | string) => kinds.map((kind) => [kind.kind, ...columnsOf(kind, of)]);
  const head = ['kind', 'before', 'after', 'added', 'removed', 'changed', 'to'];
  return [
    `From build ${before.slice(0, 12)} to ${after.slice(0, 12)}`,
    '',
    'Documents',
    textTable({head: head.slice(0, -1), rows: amounts(({documents}) => documents).map((row) => row.slice(0, -1)), columns}),
    '',
    'Bytes of text',
    textTable({head, rows: amounts(({bytes}) => bytes), columns}),
    '',
    'Tokens',
    textTable({head, rows: amounts(({tokens}) => tokens ?? '-'), columns}),
    '',
    'Shards',
    textTable({head: ['kind', 'kept', 'written', 'dropped'], rows: shards.map(({kind, kept, written, dropped}) => [kind, kept, written, dropped]), columns}),
    ...section('Why', whyLines(why)),
    ...(largest.length === 0 ? [] : ['', largest.length < moved ? `Largest of ${spellNumber(moved)} changes` : 'Changes', textTable({head: ['document', 'kind', 'what', 'bytes', 'tokens'], rows: largest.map(moveCells), columns})]),
    '',
  ].join('\n');
}

/** Of changed documents, what they were and what they are. */
function columnsOf({before, after, added, removed, changed}: KindDifference, of: (amount: Amount) => number | string): readonly (number | string)[] {
  return [before, after, added, removed, changed.before, changed.after].map(of);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function whyLines({sources, making, came, went}: Why): readonly string[] {
  return [
    ...sources.map(({collection, before, after, added, removed, changed}) => `${collection}: the source moved, ${listed(before)} → ${listed(after)}: ${spellNumber(added)} new, ${spellNumber(changed)} changed, ${spellNumber(removed)} gone`),
    ...making.map(({collection, field, before, after}) => `${collection}: ${field}: ${shortText(before ?? null)} → ${shortText(after ?? null)}`),
    ...(came.length === 0 ? [] : [`made now and not before: ${came.join(', ')}`]),
    ...(went.length === 0 ? [] : [`made before and not now: ${went.join(', ')}`]),
  ];
}

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : `${lines.slice(0, 3).map(shortText).join(', ')}${lines.length > 3 ? ` and ${spellNumber(lines.length - 3)} more` : ''}`;
}

function moveCells({kind, id, move, before, after}: DocumentMove): readonly string[] {
  return [typable(id), kind, move, moveOf(before?.bytes, after?.bytes), moveOf(before?.tokens ?? undefined, after?.tokens ?? undefined)];
}

/** The start of an object's name is enough to ask for it, and fits. */
function typable(id: string): string {
  return id.replace(/^([0-9a-f]{12})[0-9a-f]{28,52}$/, '$1');
}

function moveOf(before: number | undefined, after: number | undefined): string {
  if (before === undefined) return after === undefined ? '-' : `+${spellNumber(after)}`;
  return after === undefined ? `-${spellNumber(before)}` : `${spellNumber(before)} → ${spellNumber(after)}`;
}
