// How many samples have how many tokens, in powers of two.
import {lookUp, recordIn, type Query, type Row, type Written} from '../query.ts';
import type {Sheet} from '../sheet.ts';
import {kindsIn, tokensIn} from './kinds.ts';

export function histogramSheet(written: Written): Sheet | undefined {
  const tokens = tokensIn(written);
  if (tokens === undefined) return undefined;
  const query: Query = {in: 'stats.json', at: [tokens, 'lengths', '$from']};
  const rows = kindsIn(written).flatMap((kind) => Object.keys(recordIn(lookUp(written.stats, [tokens, 'lengths'], {kind}))).map((from): Row => ({kind, from})));
  return rows.length === 0 ? undefined : {
    title: 'Length of samples',
    about: 'Samples by their tokens of the first tokenizer: those of 1,024 are those from 1,024 to 2,047.',
    heads: [{name: 'kind', title: 'kind'}, {name: 'from', title: 'tokens from'}],
    columns: [{title: 'samples', query}],
    rows,
  };
}
