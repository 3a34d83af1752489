// Of each kind of document, how much of the dataset it is.
import type {Column, Sheet} from '../sheet.ts';
import {lookUp, recordIn, type Query, type Written} from '../query.ts';

export function kindsIn({stats}: Written): readonly string[] {
  return Object.keys(recordIn(lookUp(stats, ['dropped'])));
}

/** What the statistics of a kind's tokens are called, by the first tokenizer in its first way of cutting; none without a tokenizer. */
export function tokensIn({manifest}: Written): string | undefined {
  const [first] = manifest.tokenizers;
  return first === undefined ? undefined : first.name === '' ? 'tokens.$kind' : `tokens.$kind.${first.name}`;
}

export function statOf(name: string): Query {
  return {in: 'stats.json', at: ['$kind', name]};
}

export function kindSheet(written: Written): Sheet {
  const tokens = tokensIn(written);
  const tokenColumns: readonly Column[] = tokens === undefined ? [] : [
    {title: 'tokens', query: {in: 'stats.json', at: [tokens, 'tokens']}},
    {title: 'share of tokens', query: {in: 'stats.json', at: ['shares', '$kind', 'tokens']}, as: 'share'},
  ];
  return {
    title: 'Kinds',
    about: 'A document is a file, a commit, a request, … and may make several samples; a sample is a line of JSON. Bytes are those of the text that is trained on or shown, without the members beside it.',
    heads: [{name: 'kind', title: 'kind'}],
    columns: [
      {title: 'documents', query: statOf('documents')},
      {title: 'share of documents', query: {in: 'stats.json', at: ['shares', '$kind', 'documents']}, as: 'share'},
      {title: 'samples', query: statOf('samples')},
      {title: 'bytes of text', query: statOf('bytes')},
      {title: 'share of bytes', query: {in: 'stats.json', at: ['shares', '$kind', 'bytes']}, as: 'share'},
      ...tokenColumns,
    ],
    rows: kindsIn(written).map((kind) => ({kind})),
  };
}

/** How long samples are. Nothing where nothing is tokenized. */
export function lengthSheet(written: Written): Sheet | undefined {
  const tokens = tokensIn(written);
  if (tokens === undefined) return undefined;
  const band = (title: string, name: string): Column => ({title, query: {in: 'stats.json', at: [tokens, 'shares', name]}, as: 'share'});
  return {
    title: 'Length of samples',
    about: 'Shares of samples by their tokens of the first tokenizer, where 1k is 1,024.',
    heads: [{name: 'kind', title: 'kind'}],
    columns: [
      band('below 4k', 'below_4k'), band('4k to 10k', 'from_4k_to_10k'), band('10k to 16k', 'from_10k_to_16k'), band('16k and more', 'from_16k'),
      {title: 'bytes a token', query: {in: 'stats.json', at: [tokens, 'compression_ratio']}, as: 'ratio'},
    ],
    rows: kindsIn(written).map((kind) => ({kind})),
  };
}
