import test from 'ava';
import {learnTokenizer, type LearnOptions} from '../../../../stages/tokenize/learn/learn-tokenizer.ts';
import {pieceEncoder} from '../../../../stages/tokenize/learn/piece-encoder.ts';
import type {PreTokenCounts} from '../../../../stages/tokenize/learn/pre-token-counts.ts';
import {fertility, vocabularyDrift} from '../../../../stages/tokenize/learn/vocabulary-drift.ts';
import {referenceTokenizer} from '../../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure} from '../../../../stages/tokenize/tokenizer-failure.ts';
import {parseTokenizerJson} from '../../../../stages/tokenize/tokenizer-json.ts';
import {freshSeed, nastyText} from '../seeded.ts';
import {countsOf, countsOfWords} from './rig.ts';

const options: LearnOptions = {size: 400, pattern: 'cl100k', minFrequency: 1, controls: []};

function encoderFrom(counts: PreTokenCounts, size = options.size) {
  const parsed = parseTokenizerJson(learnTokenizer(counts, {...options, size}));
  if (isTokenizerFailure(parsed)) throw new Error('Not a tokenizer');
  return pieceEncoder(parsed);
}

test('pieceEncoder() cuts pieces as the reference library does', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 20; round++) {
    const texts = Array.from({length: 5}, () => nastyText(random, 30));
    const json = learnTokenizer(countsOf(texts, 'cl100k'), options);
    const [parsed, reference] = [parseTokenizerJson(json), referenceTokenizer('judge', json)];
    if (isTokenizerFailure(parsed) || isTokenizerFailure(reference)) return t.fail();
    const {lengths} = pieceEncoder(parsed);
    for (const piece of texts.flatMap((text) => text.match(/\p{L}+/gu) ?? [])) t.deepEqual(lengths(Buffer.from(piece)), Array.from(reference.encode(piece), (id) => reference.byteLengths[id] ?? 0), piece);
  }
});

test('fertility() is tokens a byte, each pre-token as often as it occurs', (t) => {
  const encoder = encoderFrom(countsOfWords({ab: 10}));
  t.is(fertility(countsOfWords({ab: 3}), encoder), 0.5);
  t.is(fertility(countsOfWords({ab: 3, xy: 1}), encoder), 5 / 8);
  t.is(fertility(countsOfWords({}), encoder), 0);
});

test('vocabularyDrift() of a vocabulary with itself is none', (t) => {
  const counts = countsOfWords({the: 5, cat: 3});
  t.like(vocabularyDrift(counts, encoderFrom(counts), encoderFrom(counts)), {added: [], removed: [], moved: {tokens: 0, meanRanks: 0, mostRanks: 0}, affected: 0});
});

test('vocabularyDrift() lists what came and went, what moved, and how much text is cut otherwise', (t) => {
  const [before, after] = [encoderFrom(countsOfWords({ab: 9, cd: 5}), 258), encoderFrom(countsOfWords({ab: 5, xy: 9}), 258)];
  t.deepEqual(vocabularyDrift(countsOfWords({ab: 1, xy: 2, cd: 1, z: 2}), before, after), {added: ['xy'], removed: ['cd'], kept: 257, moved: {tokens: 1, meanRanks: 1, mostRanks: 1}, affected: 6 / 10});
});
