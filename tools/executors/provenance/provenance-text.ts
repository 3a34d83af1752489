// What `provenance` found, for people: tables by kind, what cannot be traced and why, and every difference.
import type {Page} from '../look/question.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {Difference, ProvenanceReport, TracedSample, Untraced} from './provenance-report.ts';

const differencesShown = 50;

export function provenanceText({seed, root, samples, tokens, untraced, differences, traced}: ProvenanceReport, {columns, spans}: Pick<Page, 'columns'> & {readonly spans: boolean}): string {
  const named = tokens.some(({tokenizer}) => tokenizer !== '');
  return [
    `Build ${root.slice(0, 12)}, drawn by "${seed}"`,
    '',
    ...(samples.length === 0 ? ['No samples were drawn'] : [textTable({head: ['samples', 'drawn', 'equal', 'spans', 'bytes from sources', 'redacted'], rows: samples.map((line) => [line.kind, line.drawn, line.equal, line.spans, line.bytes, line.redacted]), columns})]),
    ...(tokens.length === 0 ? [] : ['', textTable({head: ['tokens', 'drawn', 'equal', 'tokens', 'spans', 'bytes'], rows: tokens.map((line) => [named ? `${line.kind}, ${line.tokenizer}` : line.kind, line.drawn, line.equal, line.tokens, line.spans, line.bytes]), columns})]),
    ...untracedLines(untraced, columns),
    ...(spans ? traced.flatMap(tracedLines) : []),
    '',
    ...(differences.length === 0 ? ['Everything that can be traced is what its source has, byte by byte'] : [differences.length === 1 ? '1 difference' : `${spellNumber(differences.length)} differences`, ...differences.slice(0, differencesShown).map(differenceLine), ...(differences.length > differencesShown ? [`  and ${spellNumber(differences.length - differencesShown)} more; --json has all`] : [])]),
    '',
  ].join('\n');
}

function untracedLines(untraced: readonly Untraced[], columns: number): readonly string[] {
  if (untraced.length === 0) return [];
  return ['', textTable({head: ['of no source', 'of', 'spans', 'bytes'], rows: untraced.map(({reason, of, spans, bytes}) => [reason, of, spans, bytes]), columns})];
}

function tracedLines({row, sample, record, spans}: TracedSample): readonly string[] {
  return ['', `${row}, sample ${sample}, ${record}`, ...spans.filter(({bytes}) => bytes > 0).map(({where, bytes}) => `  ${spellNumber(bytes).padStart(9)}  ${where}`)];
}

function differenceLine({what, row, sample, span, leaf, offset, where, why}: Difference): string {
  const places = [span === null ? undefined : `span ${span}`, offset === null ? undefined : `${what === 'tokens' ? 'token' : 'byte'} ${offset}`, leaf === null ? undefined : `leaf ${leaf}`, where ?? undefined];
  return `  ${what}: ${row}, sample ${sample}, ${[...places.filter((place) => place !== undefined), why].join(', ')}`;
}
