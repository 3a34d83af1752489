import {readFileSync} from 'node:fs';
import test from 'ava';
import {Tokenizer as RustTokenizer} from 'tokenizers';
import {digestOf} from '../../../../graph/value/digest.ts';
import {learnTokenizer, type LearnOptions} from '../../../../stages/tokenize/learn/learn-tokenizer.ts';
import {patternFamilies} from '../../../../stages/tokenize/learn/pattern-family.ts';
import {referenceTokenizer} from '../../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure} from '../../../../stages/tokenize/tokenizer-failure.ts';
import {freshSeed, nastyText} from '../seeded.ts';
import {countsOf, countsOfWords} from './rig.ts';

const options: LearnOptions = {size: 600, pattern: 'cl100k', minFrequency: 2, controls: ['<|endoftext|>', '<|fim_prefix|>']};
const corpus = ['README.md', 'stages/tokenize/tokenizer.ts', 'graph/graph.ts'].map((file) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8'));

function opened(json: Uint8Array) {
  const tokenizer = referenceTokenizer('learned', json);
  if (isTokenizerFailure(tokenizer)) throw new Error(tokenizer.failure);
  return tokenizer;
}

for (const pattern of patternFamilies) {
  test(`learnTokenizer() gives a file that both libraries load and agree on: ${pattern}`, async (t) => {
    const json = learnTokenizer(countsOf(corpus, pattern), {...options, pattern});
    const [ours, rust] = [opened(json), RustTokenizer.fromString(Buffer.from(json).toString('utf8'))];
    t.is(ours.vocabularySize, 600);
    t.true(ours.exact);
    t.is(rust.getVocabSize(true), 600);
    for (const [text, id] of ours.controls) t.is(rust.tokenToId(text), id);
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    // Whoever spells a control token gets one there, and text here.
    const texts = [...corpus, ...Array.from({length: 150}, () => nastyText(random, random.below(60)))].map((text) => text.replaceAll('<|', '<'));
    for (const text of texts) {
      const ids = ours.encode(text);
      t.true(ids.join() === (await rust.encode(text, null, {addSpecialTokens: false})).getIds().join(), JSON.stringify(text.slice(0, 200)));
      t.is(ours.decode(ids), text);
    }
  });
}

test('learnTokenizer() of a tiny corpus is recorded', (t) => {
  const json = learnTokenizer(countsOf(['the cat sat on the mat, the cat did not\n'], 'gpt2'), {size: 266, pattern: 'gpt2', minFrequency: 2, controls: ['<|endoftext|>']});
  const {model: {merges}, added_tokens: added} = JSON.parse(Buffer.from(json).toString('utf8'));
  t.deepEqual(merges, [['a', 't'], ['h', 'e'], ['t', 'he'], ['c', 'at'], ['Ġ', 'the'], ['Ġ', 'cat']]);
  t.deepEqual(added.map(({id, content}: {id: number; content: string}) => [id, content]), [[262, '<|endoftext|>']]);
  t.is(String(digestOf(json)), '7e7a29132a6e3bfeaad62209fca5712e673910ad077d23e7e403344b404b8c1c');
});

test('learnTokenizer() keeps control tokens out of content, and content out of control tokens', (t) => {
  const words = countsOfWords({the: 50, cat: 30});
  const tokenizer = opened(learnTokenizer(words, {...options, minFrequency: 1, controls: ['the', '__proto__', '12']}));
  t.deepEqual([...tokenizer.controls.keys()], ['the', '__proto__', '12']);
  t.is(tokenizer.decode(tokenizer.encode('the cat __proto__ 12')), 'the cat __proto__ 12');
  for (const id of tokenizer.encode('the cat __proto__ 12')) t.false([...tokenizer.controls.values()].includes(id));
});

test('learnTokenizer() of nothing is the bytes', (t) => {
  const tokenizer = opened(learnTokenizer(countsOfWords({}), options));
  t.is(tokenizer.vocabularySize, 258);
  t.is(tokenizer.decode(tokenizer.encode('é漢😀\0')), 'é漢😀\0');
});

test('learnTokenizer() needs room for the bytes', (t) => {
  t.throws(() => learnTokenizer(countsOfWords({}), {...options, size: 257}), {message: 'Expected room for 256 bytes and 2 control tokens, got a size of 257'});
});
