// Tokens for people: each sequence with what it decodes to, and where its pieces come from.
import {shortText} from '../look/short-name.ts';
import {spellNumber} from '../report/spell-number.ts';
import {textTable} from '../report/text-table.ts';
import type {ShownPiece, ShownSequence, ShownTokens} from './shown.ts';

export function printTokens({shard, tokenizer, from, to, sequences}: ShownTokens): string {
  return [
    `${shard.collection}/${shard.id}`,
    `Tokens ${spellNumber(from)} to ${spellNumber(to)}, by ${tokenizer.name === '' ? '' : `"${tokenizer.name}", `}${tokenizer.digest.slice(0, 12)}`,
    ...(sequences.length === 0 ? ['', 'The shard has no such tokens'] : sequences.flatMap((sequence) => sequenceLines(sequence, tokenizer.exact))),
    '',
  ].join('\n');
}

function sequenceLines({document, sample, sequence, from, to, text, end, pieces}: ShownSequence, isExact: boolean): readonly string[] {
  return [
    '',
    `${document.collection}/${document.id}`,
    `  sample ${spellNumber(sample)}, sequence ${spellNumber(sequence)}, its tokens ${spellNumber(from)} to ${spellNumber(to)}${end ? ', the last of which ends the document' : ''}`,
    `  text ${shortText(JSON.stringify(text))}`,
    ...(pieces.length > 0 ? textTable({head: ['span', 'from', 'to', 'text', 'what'], rows: pieces.map((piece) => [piece.of ?? piece.kind, piece.from, piece.to, shortText(JSON.stringify(piece.text ?? '')), whatOf(piece)])}).split('\n') : []),
    ...(isExact ? [] : ['  The tokenizer does not keep the bytes of a text: no place in a file can be told']),
  ];
}

function whatOf({kind, leaf, row}: ShownPiece): string {
  if (kind !== 'source') return kind;
  return row === null ? shortText(leaf) : `${row.collection}/${row.id}`;
}
