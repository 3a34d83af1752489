import test from 'ava';
import type {Params as Json} from '../../../../graph/value/params.ts';
import {compileFast, differenceBetween} from '../../../../stages/tokenize/fast/compile-fast.ts';
import {asciiAutomaton} from '../../../../stages/tokenize/fast/ascii-automaton.ts';
import {fastTokenizer} from '../../../../stages/tokenize/fast/fast-tokenizer.ts';
import {patternOf} from '../../../../stages/tokenize/fast/pattern-of.ts';
import type {ScannedPattern} from '../../../../stages/tokenize/fast/pattern.ts';
import {asciiOf} from '../../../../stages/tokenize/fast/scanned-text.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import {isTokenizerFailure} from '../../../../stages/tokenize/tokenizer-failure.ts';
import type {TokenizerJson} from '../../../../stages/tokenize/tokenizer-json.ts';
import {smallRanks} from '../rig.ts';
import {families, familyTokenizer} from '../../../../bench/family-tokenizer.ts';
import {referenceFrom, tablesOf} from './fast-rig.ts';
import {wordPattern} from './word-pattern.ts';

const small = ranksToTokenizer({...smallRanks, pattern: wordPattern});

function verdict(change: {readonly [key: string]: Json}): string {
  const made = compileFast('test', Buffer.from(JSON.stringify({...small, ...change})));
  if (isTokenizerFailure(made)) return made.failure;
  return 'unproven' in made ? made.unproven : 'proven';
}

test('compileFast: says of a tokenizer why the reference is to be used', (t) => {
  const {model, decoder, added_tokens: added} = small;
  t.is(verdict({}), 'proven');
  t.is(verdict({normalizer: {type: 'NFC'}}), 'proven');
  t.is(verdict({normalizer: {type: 'NFKC'}}), 'it normalizes text');
  t.is(verdict({pre_tokenizer: {type: 'ByteLevel', add_prefix_space: true}}), 'its pre-tokenizer is not one that is known');
  t.is(verdict({added_tokens: [...added, {id: 900, content: '    ', special: false}]}), 'it has added tokens that are content');
  t.is(verdict({model: {...model, continuing_subword_prefix: '##'}}), 'its model has "continuing_subword_prefix"');
  t.is(verdict({decoder: null}), 'its decoder does not give back bytes');
  t.is(verdict({...ranksToTokenizer({...smallRanks, pattern: wordPattern, tokens: smallRanks.tokens.with(7, undefined)}), decoder}), 'its vocabulary does not have every byte');
  t.is(verdict({pre_tokenizer: {type: 'Nonsense'}}), 'refused');
});

test('differenceBetween: a scanner for another pattern, and wrong ranks do not pass', async (t) => {
  for (const family of ['cl100k', 'gpt2'] as const) {
    const json = await familyTokenizer(family);
    const tables = tablesOf(json);
    const reference = referenceFrom(json);
    const found = (change: object) => differenceBetween(fastTokenizer('test', {...tables, ...change}), reference);
    t.is(found({}), undefined);
    const others: readonly ScannedPattern[] = [
      {kind: 'spaced', digits: family === 'gpt2' ? 'apart' : 'run'}, {kind: 'cased', contractions: 'ascii', digits: 3}, {kind: 'apart', digits: 3},
      {kind: 'words', contractions: 'ascii', digits: 1, marks: false}, {kind: 'words', contractions: 'ascii', digits: 3, marks: true},
    ];
    for (const pattern of others) t.not(found({pattern, automaton: asciiAutomaton(pattern, asciiOf(tables.classes))}), undefined, JSON.stringify(pattern));
    for (const rank of [3, 1000]) t.not(found({rankIds: tables.rankIds.with(rank, 300)}), undefined);
    t.not(found({composed: true}), undefined);
  }
});

test('patternOf: knows the pre-tokenizer of every family, and no other', async (t) => {
  for (const family of families) t.not(patternOf((await familyTokenizer(family)).pre_tokenizer), undefined, family);
  const split = (pattern: string, more: object = {}) => ({type: 'Sequence', pretokenizers: [{type: 'Split', pattern: {Regex: pattern}, behavior: 'Isolated', invert: false, ...more}, {type: 'ByteLevel', add_prefix_space: false, use_regex: false}]});
  t.deepEqual(patternOf(split(wordPattern)), {kind: 'words', contractions: 'folded', digits: 3, marks: false});
  t.deepEqual(patternOf(split(wordPattern, {behavior: 'Removed', invert: true})), patternOf(split(wordPattern)));
  for (const other of [split(`${wordPattern}|x`), split(wordPattern, {invert: true}), split(wordPattern, {behavior: 'MergedWithNext'}), split(wordPattern.replace('{1,3}', '{1,4}')), {type: 'Whitespace'}, null]) t.is(patternOf(other), undefined, JSON.stringify(other));
});

test('compileFast: tokenizers that are not of Hugging Face are failures, not verdicts', (t) => {
  const made = compileFast('test', Buffer.from('{"model": {}}')) as TokenizerJson | {failure: string};
  t.like(made, {failure: 'malformed'});
});
