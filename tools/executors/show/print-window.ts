// A window for people: how much is given and to be predicted, and of which documents it is.
import {shortText} from '../look/short-name.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {ShownStretch, ShownWindow} from './shown.ts';

export function printWindow({stream: {collection, kind, split, phase, tokens}, window, windows, rules: {context: given, target: wanted, stride}, byDocument, context, target}: ShownWindow): string {
  return [
    collection,
    `Window ${spellNumber(window)} of ${spellNumber(windows)} over ${spellNumber(tokens)} tokens of ${[kind, split, phase].filter((part) => part !== undefined).join(', ')}: ${spellNumber(given)} given, ${spellNumber(wanted)} to predict, ${byDocument ? 'document by document' : `every ${spellNumber(stride)}`}`,
    ...stretchLines('Given', context),
    ...stretchLines('To predict', target),
    '',
  ].join('\n');
}

function stretchLines(title: string, {from, to, padding, files, sequences}: ShownStretch): readonly string[] {
  return [
    '',
    `${title}: tokens ${spellNumber(from)} to ${spellNumber(to)}${padding > 0 ? `, and ${spellNumber(padding)} of padding` : ''}`,
    ...files.map((file) => `  ${file.file} --token ${file.from}..${file.to}`),
    ...(sequences.length === 0 ? [] : textTable({head: ['document', 'from', 'to', 'text'], rows: sequences.map(({document, from: first, to: last, text}) => [shortText(`${document.collection}/${document.id}`), first, last, shortText(JSON.stringify(text))])}).split('\n')),
  ];
}
