// A document for people: where it comes from, its spans, and its text.
import type {Page} from '../look/question.ts';
import {shortText} from '../look/short-name.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {ShownDocument, ShownSample, ShownSpan} from './shown.ts';

export function printDocument(document: ShownDocument, page: Page): string {
  const {part, collection, id, stub, rule, samples, also, whole} = document;
  if (part === 'rendered') return samples.map(({text}) => (text?.missing == null ? (text?.text ?? '') : `No text: ${text.missing}\n`)).join('\n') || `${collection}/${id}\nLeft out: ${stub ?? 'it has no samples'}\n`;
  return [
    `${collection}/${id}`,
    ...(stub === null ? [] : [`Left out: ${rule ?? stub}`]),
    ...facts(document),
    ...(also.length === 0 ? [] : [`  ${'also in'.padEnd(nameWidth)}${also.join(', ')}`]),
    ...samples.flatMap((sample, at) => sampleLines(sample, {heading: samples.length > 1 ? ` of sample ${at + 1}` : '', all: part === 'raw', columns: page.columns, whole})),
    '',
  ].join('\n');
}

const nameWidth = 10;

function facts({provenance: {path, mode, objects, commit, shard, tokens}, samples}: ShownDocument): readonly string[] {
  const [first] = samples;
  const lines: readonly (readonly [string, string | null])[] = [
    ['path', path === null ? null : `${path} (${mode ?? ''})`],
    ['object', objects.length === 0 ? null : objects.join(', ')],
    ['commit', commit],
    ['group', first?.group ?? null],
    ['when', first?.when.date ?? null],
    ['shard', shard === null ? null : (shard.file ?? `${shard.collection}/${shard.id}, which is not in the output folder`)],
    ['tokens', typeof tokens === 'number' ? spellNumber(tokens) : tokens === null ? null : `none: ${tokens}`],
    ['bytes', samples.length === 0 ? null : spellNumber(samples.reduce((sum, {bytes}) => sum + bytes, 0))],
  ];
  return lines.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(nameWidth)}${value}`]));
}

interface SampleLines {readonly heading: string; readonly all: boolean; readonly columns: number; readonly whole: string}

const spansShown = 30;

function sampleLines({spans, text, bytes}: ShownSample, {heading, all, columns, whole}: SampleLines): readonly string[] {
  const shown = all ? spans : spans.slice(0, spansShown);
  const table = textTable({head: ['span', 'from', 'to', 'loss', 'what'], rows: shown.map((span) => [span.of ?? span.kind, span.from, span.to, span.loss, whatOf(span)])});
  return [
    '',
    `Spans${heading}`,
    ...table.split('\n').map((line) => (line.length > columns ? `${line.slice(0, columns - 1)}…` : line)),
    ...(shown.length < spans.length ? [`  and ${spellNumber(spans.length - shown.length)} more; --raw shows all`] : []),
    ...(text === null ? [] : ['', `Text${heading}`, ...(text.missing === null ? [text.text.replace(/\n$/, '')] : [`  There is none to show: ${text.missing}`])]),
    ...(text?.cut === true ? ['', `${spellNumber(bytes)} bytes in all: ${whole}`] : []),
  ];
}

function whatOf({kind, text, leaf, row}: ShownSpan): string {
  if (kind !== 'source') return shortText(JSON.stringify(text));
  return row === null ? shortText(leaf) : `${row.collection}/${row.id}`;
}
