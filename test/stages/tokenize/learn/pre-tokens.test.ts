import test from 'ava';
import {Tokenizer} from 'tokenizers';
import {patternFamilies, patterns, type PatternFamily} from '../../../../stages/tokenize/learn/pattern-family.ts';
import {regexPreTokens, type PreTokens} from '../../../../stages/tokenize/learn/pre-tokens.ts';
import {preTokensOf} from '../../../../stages/tokenize/learn/pre-tokens-of.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import {realTexts} from '../../../../bench/real-texts.ts';
import {freshSeed, nastyText} from '../seeded.ts';

/** The scanner, and the pattern itself: what is asked of one is asked of both. */
const cutters: Readonly<Record<string, (family: PatternFamily) => PreTokens>> = {preTokensOf, regexPreTokens};

const cutBy = (cutter: PreTokens, text: string) => {
  const utf8 = Buffer.from(text, 'utf8');
  const ends = [...cutter.ends(utf8)];
  return ends.map((end, at) => utf8.toString('utf8', ends[at - 1] ?? 0, end));
};

/** The library marks what it cut by its byte alphabet: one character a byte. */
const judged = (text: string, family: PatternFamily) => {
  const cutter = Tokenizer.fromString(JSON.stringify(ranksToTokenizer({pattern: patterns[family], tokens: [], controls: {}}))).getPreTokenizer();
  const utf8 = Buffer.from(text, 'utf8');
  let at = 0;
  return cutter?.preTokenizeString(text).map(([piece]) => utf8.toString('utf8', at, at += piece.length));
};

for (const [name, make] of Object.entries(cutters)) {
  for (const family of patternFamilies) {
    test(`${name}() cuts as the Rust library does: ${family}`, (t) => {
      const random = freshSeed();
      t.log(`SEED=${random.seed}`);
      for (let round = 0; round < 200; round++) {
        const text = nastyText(random, random.below(40));
        const pieces = cutBy(make(family), text);
        t.is(pieces.join(''), text);
        t.deepEqual(pieces, judged(text, family), JSON.stringify(text));
      }
    });
  }

  test(`${name}() tells the families apart`, (t) => {
    const text = "don't DON'T 12345\n\n  x";
    const cut = (family: PatternFamily) => cutBy(make(family), text);
    t.deepEqual(cut('gpt2'), ['don', "'t", ' DON', "'", 'T', ' 12345', '\n\n ', ' x']);
    t.deepEqual(cut('cl100k'), ['don', "'t", ' DON', "'T", ' ', '123', '45', '\n\n', ' ', ' x']);
    t.deepEqual(cut('o200k'), ["don't", " DON'T", ' ', '123', '45', '\n\n', ' ', ' x']);
    t.deepEqual(cut('llama3'), cut('cl100k'));
    t.deepEqual(cut('qwen'), ['don', "'t", ' DON', "'T", ' ', '1', '2', '3', '4', '5', '\n\n', ' ', ' x']);
  });

  test(`${name}() takes a word of a million letters, a million spaces and nothing`, (t) => {
    for (const family of patternFamilies) {
      for (const text of ['a'.repeat(1e6), ' '.repeat(1e6), '='.repeat(1e6), '漢'.repeat(3e5)]) t.is(make(family).ends(Buffer.from(text)).at(-1), Buffer.byteLength(text));
      t.is(make(family).ends(new Uint8Array()).length, 0);
    }
  });

  test(`${name}() takes UTF-8 and nothing else`, (t) => {
    for (const family of patternFamilies) t.throws(() => make(family).ends(Buffer.of(0x61, 0xff, 0x62)), {instanceOf: RangeError});
  });
}

for (const family of patternFamilies) {
  test(`preTokensOf() cuts real texts as the pattern and the Rust library do: ${family}`, (t) => {
    for (const text of realTexts(250_000)) {
      const pieces = cutBy(preTokensOf(family), text.toWellFormed()).join('\n\n\0');
      if (pieces !== cutBy(regexPreTokens(family), text.toWellFormed()).join('\n\n\0')) t.fail(text.slice(0, 200));
      if (pieces !== judged(text.toWellFormed(), family)?.join('\n\n\0')) t.fail(text.slice(0, 200));
    }
    t.pass();
  });

  test(`preTokensOf() takes a character for what the Rust library does, where JavaScript knows a newer Unicode: ${family}`, (t) => {
    // U+1E6C0, a letter of Unicode 17; U+88F, a letter; U+20C1, a sign; U+11DE3, a digit.
    const text = ' \u{1e6c0}a \u088fb!\u20c1c 1\u{11de3}2';
    t.deepEqual(cutBy(preTokensOf(family), text), judged(text, family));
    t.notDeepEqual(cutBy(regexPreTokens(family), text), judged(text, family));
  });
}

test('preTokensOf() has no text that is too long: ten megabytes, and after them a short one', (t) => {
  for (const family of patternFamilies) {
    const cutter = preTokensOf(family);
    t.is(cutter.longestText, Infinity);
    for (const unit of ['a', '漢', 'a '] as const) t.is(cutter.ends(Buffer.from(unit.repeat(3.4e6))).at(-1), Buffer.byteLength(unit) * 3.4e6);
    t.deepEqual(cutBy(cutter, 'a b'), ['a', ' b']);
  }
});
