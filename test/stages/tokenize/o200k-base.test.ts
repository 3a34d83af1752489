import {hash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import test from 'ava';
import {digestOf} from '../../../graph/value/digest.ts';
import {compileO200k, o200kDigest, o200kRanks} from '../../../stages/tokenize/o200k-base.ts';
import {referenceTokenizer} from '../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure} from '../../../stages/tokenize/tokenizer-failure.ts';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {judge} from './judge.ts';
import {freshSeed, nastyText} from './seeded.ts';
import {tokenizerContract} from './tokenizer-contract.ts';

const ranks = o200kRanks();
const json = compileO200k();
const judged = ranks.then(judge);
const tokenizer = json.then((bytes): Tokenizer => {
  const made = referenceTokenizer('o200k_base', bytes);
  if (isTokenizerFailure(made)) throw new Error(made.failure);
  return made;
});

tokenizerContract(test, 'o200k_base', () => tokenizer);

test('compileO200k: its ranks are those whose hash the makers of the tokenizer publish', async (t) => {
  const {model: {vocab}} = JSON.parse(Buffer.from(await json).toString());
  // The published file has a line for each token: base64 of its bytes, its rank. Spelled back by the alphabet of GPT-2's encoder.
  const visible = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  const hidden = Array.from({length: 256}, (_, byte) => byte).filter((byte) => !visible(byte));
  const byteOf = (character: string) => (character.charCodeAt(0) < 256 ? character.charCodeAt(0) : hidden[character.charCodeAt(0) - 256] ?? 0);
  const lines = Object.entries<number>(vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([piece, rank]) => `${Buffer.from(Array.from(piece, byteOf)).toString('base64')} ${rank}\n`);
  t.is(hash('sha256', lines.join('')), '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d');
});

test('compileO200k: gives the pinned digest, for its vocabulary of 200,019', async (t) => {
  t.is(digestOf(await json), o200kDigest);
  const {vocabularySize, digest, controls, encode} = await tokenizer;
  t.is(vocabularySize, 200_019);
  t.is(digest, o200kDigest);
  t.deepEqual([...controls], [['<|endoftext|>', 199_999], ['<|endofprompt|>', 200_018]]);
  t.deepEqual([...encode('hello world')], [24912, 2375]);
});

test('o200k_base: ids are the judge\'s on real files', async (t) => {
  const [encode, {encode: ours, decode}] = [await judged, await tokenizer];
  for (const file of ['zod/src/v4/core/schemas.ts', 'lodash/lodash.js', 'lmdb/README.md', 'linguist-languages/LICENSE', 'js-tiktoken/dist/lite.cjs', 'typescript/package.json']) {
    const text = readFileSync(new URL(`../../../node_modules/${file}`, import.meta.url), 'utf8');
    const ids = ours(text);
    t.deepEqual([...ids], [...encode(text)], file);
    t.is(decode(ids), text, file);
  }
});

test('o200k_base: ids are the judge\'s on random mixtures of nasty text', async (t) => {
  const [encode, {encode: ours}] = [await judged, await tokenizer];
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 400; round++) {
    const text = nastyText(random, random.below(40));
    t.deepEqual([...ours(text)], [...encode(text)], JSON.stringify(text));
  }
});

test('o200k_base: one word of a hundred thousand characters comes back', async (t) => {
  const {encode, decode} = await tokenizer;
  for (const text of ['a'.repeat(1e5), '='.repeat(1e5), '\0'.repeat(1e5), ' '.repeat(1e5), '\r\n'.repeat(5e4), '漢'.repeat(1e5), '😀'.repeat(5e4)]) t.true(decode(encode(text)) === text);
});
