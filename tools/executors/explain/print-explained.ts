// The answer to `explain` for people: each row with what happened to it, and below it why.
import {spellNumber} from '../report/spell-number.ts';
import {shortDigest, shortText} from '../look/short-name.ts';
import type {Explained, ExplainedRow} from './explained.ts';

export function printExplained({build, before, id, rows, behind}: Explained): string {
  const compared = before === null ? 'the first build that is kept: there is nothing to compare with' : `compared with the one before it, ${before.slice(0, 12)}`;
  return [
    id,
    `Build ${build.slice(0, 12)}, ${compared}`,
    ...rows.flatMap((row) => ['', ...rowLines(row, row.collection)]),
    ...(behind.length === 0 ? [] : ['', 'Behind it', ...behind.flatMap((row) => ['', ...rowLines(row, `${row.collection}/${row.id}`)])]),
    '',
  ].join('\n');
}

function rowLines(row: ExplainedRow, name: string): readonly string[] {
  return [`${name}  ${row.move}`, ...[...reasonLines(row), ...valueLines(row), ...stubLines(row)].map((line) => `  ${line}`)];
}

function reasonLines(row: ExplainedRow): readonly string[] {
  const {collection, move, reason, source, stoppedAt} = row;
  switch (reason) {
    case 'first-build':
      return [];
    case 'new-collection':
      return [move === 'gone' ? `this build has no "${collection}"` : `the build before had no "${collection}"`];
    case 'source':
      return [`the source moved: ${listed(source?.before)} → ${listed(source?.after)}`];
    case 'inputs':
      return [`made from`, ...inputLines(row)];
    case 'making':
      return ['made in another way', ...makingLines(row)];
    case 'inputs-and-making':
      return ['made in another way', ...makingLines(row), 'and from', ...inputLines(row)];
    case 'retried':
      return [row.after?.startsWith('lost:') === true ? 'it could be had before, and not this time' : 'it could not be had before, and this time it could'];
    case 'unexplained':
      return ['nothing it depends on differs: equal inputs gave another output'];
    case 'same-result':
      return row.making.length > 0 ? ['made in another way, which gave the same', ...makingLines(row), ...inputLines(row)] : ['its inputs changed, and gave the same: the wave stopped here', ...inputLines(row)];
    case 'stopped-before':
      return [`reused: the wave stopped before it, at ${stoppedAt.map((at) => `${at.collection}/${at.id}`).join(', ')}`];
    case 'untouched':
      return ['reused: nothing it is made from changed'];
    default:
      return reason satisfies never;
  }
}

function makingLines({making}: ExplainedRow): readonly string[] {
  return making.map(({field, before, after}) => `  ${field}: ${shortText(before ?? null)} → ${shortText(after ?? null)}`);
}

function inputLines({inputs, inputsInAll}: ExplainedRow): readonly string[] {
  const lines = inputs.map(({collection, id, role, before, after}) => `  ${collection}/${id}: ${before === after ? (role === 'joins' ? 'the same, joined it' : 'the same, left it') : `${shortDigest(before)} → ${shortDigest(after)}`}`);
  return inputsInAll > inputs.length ? [...lines, `  and ${spellNumber(inputsInAll - inputs.length)} more`] : lines;
}

function valueLines({values}: ExplainedRow): readonly string[] {
  return values.map(({member, before, after}) => `${member === '' ? 'value' : member}: ${shortText(before)} → ${shortText(after)}`);
}

function stubLines({stub, rule, move}: ExplainedRow): readonly string[] {
  if (stub === null) return [];
  return [`${move === 'gone' ? 'was left out' : 'left out'}: ${rule ?? shortText(stub)}`];
}

function listed(lines: readonly string[] | undefined): string {
  return lines === undefined || lines.length === 0 ? 'nothing' : lines.map(shortText).join(', ');
}
