import test from 'ava';
import {Tokenizer} from 'tokenizers';
import {patternFamilies, patterns, type PatternFamily} from '../../../../stages/tokenize/learn/pattern-family.ts';
import {regexPreTokens} from '../../../../stages/tokenize/learn/pre-tokens.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import {freshSeed, nastyText} from '../seeded.ts';

const cut = (text: string, family: PatternFamily) => {
  const utf8 = Buffer.from(text, 'utf8');
  const ends = [...regexPreTokens(family).ends(utf8)];
  return ends.map((end, at) => utf8.toString('utf8', ends[at - 1] ?? 0, end));
};

/** The library marks what it cut by its byte alphabet: one character a byte. */
const judged = (text: string, family: PatternFamily) => {
  const cutter = Tokenizer.fromString(JSON.stringify(ranksToTokenizer({pattern: patterns[family], tokens: [], controls: {}}))).getPreTokenizer();
  const utf8 = Buffer.from(text, 'utf8');
  let at = 0;
  return cutter?.preTokenizeString(text).map(([piece]) => utf8.toString('utf8', at, at += piece.length));
};

for (const family of patternFamilies) {
  test(`regexPreTokens() cuts as the Rust library does: ${family}`, (t) => {
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    for (let round = 0; round < 200; round++) {
      const text = nastyText(random, random.below(40));
      const pieces = cut(text, family);
      t.is(pieces.join(''), text);
      t.deepEqual(pieces, judged(text, family), JSON.stringify(text));
    }
  });
}

test('regexPreTokens() tells the families apart', (t) => {
  const text = "don't DON'T 12345\n\n  x";
  t.deepEqual(cut(text, 'gpt2'), ['don', "'t", ' DON', "'", 'T', ' 12345', '\n\n ', ' x']);
  t.deepEqual(cut(text, 'cl100k'), ['don', "'t", ' DON', "'T", ' ', '123', '45', '\n\n', ' ', ' x']);
  t.deepEqual(cut(text, 'o200k'), ["don't", " DON'T", ' ', '123', '45', '\n\n', ' ', ' x']);
  t.deepEqual(cut(text, 'llama3'), cut(text, 'cl100k'));
  t.deepEqual(cut(text, 'qwen'), ['don', "'t", ' DON', "'T", ' ', '1', '2', '3', '4', '5', '\n\n', ' ', ' x']);
});

test('regexPreTokens() takes a word of a million letters, a million spaces and nothing', (t) => {
  for (const family of patternFamilies) {
    for (const text of ['a'.repeat(1e6), ' '.repeat(1e6), '='.repeat(1e6), '漢'.repeat(3e5)]) t.is(regexPreTokens(family).ends(Buffer.from(text)).at(-1), Buffer.byteLength(text));
    t.is(regexPreTokens(family).ends(new Uint8Array()).length, 0);
  }
});
