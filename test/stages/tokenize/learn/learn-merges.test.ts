import {readFileSync} from 'node:fs';
import test from 'ava';
import {spellBytes} from '../../../../stages/tokenize/byte-alphabet.ts';
import {learnMerges} from '../../../../stages/tokenize/learn/learn-merges.ts';
import {patternFamilies} from '../../../../stages/tokenize/learn/pattern-family.ts';
import {freshSeed, nastyText, seeded} from '../seeded.ts';
import {countsOf, countsOfWords, learnInRust, learnNaively, randomWords} from './rig.ts';

const all = {symbols: 1000, leastCount: 1, reserved: new Set<string>()};
const spelled = ({tokens}: ReturnType<typeof learnMerges>) => tokens.slice(256).map((token) => Buffer.from(token).toString('latin1'));
/** All of it as a text: long lists are compared faster so. */
const told = (learned: ReturnType<typeof learnMerges>) => `${learned.merges.join(' ')}\n${spelled(learned).join(' ')}`;

test('learnMerges() takes the pair that occurs most often, each occurrence once a word', (t) => {
  t.deepEqual(spelled(learnMerges(countsOfWords({low: 5, lower: 2, newest: 6, widest: 3}), {...all, symbols: 262})), ['es', 'est', 'lo', 'low', 'ew', 'new']);
});

test('learnMerges() breaks ties by the lower left symbol, then by the lower right one', (t) => {
  t.deepEqual(spelled(learnMerges(countsOfWords({dc: 1, ba: 1, bc: 1, ab: 1}), all)), ['ab', 'ba', 'bc', 'dc']);
  // By the characters that spell them, a space comes after every letter.
  t.deepEqual(spelled(learnMerges(countsOfWords({' a': 1, zz: 1}), all)), ['zz', ' a']);
});

test('learnMerges() merges runs of one symbol from the left', (t) => {
  t.deepEqual(spelled(learnMerges(countsOfWords({aaaaa: 1}), all)), ['aa', 'aaa', 'aaaaa']);
  t.deepEqual(spelled(learnMerges(countsOfWords({baaa: 3}), all)), ['aa', 'baa', 'baaa']);
});

test('learnMerges() stops at the size, and at pairs that occur too seldom', (t) => {
  const counts = countsOfWords({abc: 3, xyz: 2, pq: 1});
  t.is(learnMerges(counts, {...all, symbols: 256}).merges.length, 0);
  t.is(learnMerges(counts, {...all, symbols: 258}).merges.length, 2);
  t.deepEqual(spelled(learnMerges(counts, {...all, leastCount: 2})), ['ab', 'abc', 'xy', 'xyz']);
  t.is(learnMerges(countsOfWords({}), all).tokens.length, 256);
});

test('learnMerges() makes no token that is spelled like a reserved one', (t) => {
  t.deepEqual(spelled(learnMerges(countsOfWords({abc: 5}), {...all, reserved: new Set(['ab'])})), ['bc', 'abc']);
});

test('learnMerges() is the textbook\'s on random words', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 300; round++) {
    const counts = randomWords(random, 1 + random.below(30));
    const rules = {symbols: 256 + random.below(80), leastCount: random.below(4), reserved: new Set(random.below(2) === 0 ? [] : ['aa', 'bab'])};
    t.is(told(learnMerges(counts, rules)), told(learnNaively(counts, rules)), `round ${round}`);
  }
});

test('learnMerges() is the textbook\'s on nasty text', (t) => {
  const random = seeded(7);
  const counts = countsOf(Array.from({length: 20}, () => nastyText(random, 60)), 'o200k');
  t.is(told(learnMerges(counts, {...all, symbols: 400})), told(learnNaively(counts, {...all, symbols: 400})));
});

for (const family of patternFamilies) {
  test(`learnMerges() learns what the Rust library learns, cut by ${family}`, (t) => {
    const files = ['typescript/README.md', 'zod/src/v4/core/schemas.ts', 'lmdb/README.md'].map((file) => readFileSync(new URL(`../../../../node_modules/${file}`, import.meta.url), 'utf8'));
    const text = `${files.join('\n')}\nÜberschrift — 漢字 漢字 😀😀 don't DON'T 1234567 __proto__\n`.repeat(2);
    const judged = learnInRust(text, family);
    // It reads a line at a time, so that no pre-token spans two.
    const {tokens, merges} = learnMerges(countsOf(text.match(/[^\n]*\n|[^\n]+$/g) ?? [], family), {symbols: 256 + judged.length, leastCount: 0, reserved: new Set()});
    const ours = merges.map(([left, right]) => [spellBytes(tokens[left] ?? Buffer.of()), spellBytes(tokens[right] ?? Buffer.of())]);
    t.true(judged.length > 5000, `${judged.length} merges`);
    t.is(ours.join(' '), judged.join(' '));
  });
}
