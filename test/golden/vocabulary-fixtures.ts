// Fixtures of the tasks that count what a vocabulary is learned from.
import {samplesCodec} from '../../stages/sample/samples-codec.ts';
import {countsFrom, type PreTokenCounts} from '../../stages/tokenize/learn/pre-token-counts.ts';
import {preTokenCountsCodec} from '../../stages/tokenize/learn/pre-token-counts-codec.ts';
import {patternFamilies} from '../../stages/tokenize/learn/pattern-family.ts';
import type {Bed} from './bed.ts';
import {documents} from './dataset-fixtures.ts';
import type {Fixture, Fixtures} from './fixture.ts';

export function vocabularyFixtures(bed: Bed): Fixtures {
  const rows = Object.entries(documents(bed)).map(([name, samples]) => [name, bed.given(samplesCodec, name, samples)] as const);
  // The long one is long in name only, which no scanner minds.
  const cut = rows.filter(([name]) => name !== 'no spans' && name !== 'nothing but marks' && name !== 'too long').flatMap(([name, digest]) =>
    patternFamilies.filter((family) => family === 'cl100k' || name === 'numbers and code').map((pattern): [string, Fixture] => [`${name}, by ${pattern}`, {slots: [digest], params: {pattern}}]));
  const given = Object.entries(counts).map(([name, value]) => [name, bed.given(preTokenCountsCodec, name, value)] as const);
  const named = new Map(given);
  const pair = (left: string, right: string): Fixture => ({slots: [named.get(left) ?? [], named.get(right) ?? []]});
  return {
    'pre-tokens': Object.fromEntries(cut),
    'pre-tokens of a document': Object.fromEntries(given.map(([name, digest]): [string, Fixture] => [name, {slots: [digest]}])),
    'sum of pre-tokens': {
      'overlapping': pair('words', 'other words'),
      'the other way round': pair('other words', 'words'),
      'with itself': pair('words', 'words'),
      'beyond ASCII': pair('other words', 'bytes'),
    },
  };
}

const text = {documents: 3, textBytes: 1000, longBytes: 300};

const counts: Readonly<Record<string, PreTokenCounts>> = {
  'words': {...countsFrom(new Map([['the', 5], [' cat', 2], ['there', 1]]), text), missing: 2},
  'other words': countsFrom(new Map([['the', 1], ['these', 7], [' ', 2 ** 40]]), text),
  'bytes': countsFrom(new Map([['\0', 1], ['\xe6\xbc\xa2', 2], ['\xff', 3]]), text),
};
