import test from 'ava';
import {addCounts} from '../../../../stages/tokenize/learn/add-counts.ts';
import {countsFrom, distinctIn, entriesOf, type PreTokenCounts} from '../../../../stages/tokenize/learn/pre-token-counts.ts';
import {preTokenCountsCodec} from '../../../../stages/tokenize/learn/pre-token-counts-codec.ts';
import {freshSeed, nastyText, type Seeded} from '../seeded.ts';
import {countsOf, countsOfWords, wordsOf} from './rig.ts';

const wire = (counts: PreTokenCounts) => Buffer.from(preTokenCountsCodec.encode(counts)).toString('hex');

/** Any tree of pairs over the same counts. */
function inAnyTree(random: Seeded, parts: readonly PreTokenCounts[], most?: number): PreTokenCounts {
  const left = [...parts];
  while (left.length > 1) {
    const [a, b] = [left.splice(random.below(left.length), 1)[0], left.splice(random.below(left.length), 1)[0]];
    if (a !== undefined && b !== undefined) left.push(addCounts(a, b, most));
  }
  return left[0] ?? countsOfWords({});
}

test('addCounts() adds what both have and keeps what one has', (t) => {
  const sum = addCounts(countsOfWords({b: 2, ab: 1, '\xff': 4}), countsOfWords({a: 5, b: 3, abc: 1}));
  t.deepEqual(wordsOf(sum), {a: 5, ab: 1, abc: 1, b: 5, '\xff': 4});
  t.deepEqual(Array.from(entriesOf(sum), ([piece]) => piece), ['a', 'ab', 'abc', 'b', '\xff']);
  t.like(sum, {documents: 2, textBytes: 19, longBytes: 0, missing: 0});
});

test('addCounts() of the counts of texts are the counts of all texts, in any tree of pairs', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 60; round++) {
    const texts = Array.from({length: 1 + random.below(12)}, () => nastyText(random, random.below(30)));
    t.is(wire(inAnyTree(random, texts.map((text) => countsOf([text], 'cl100k')))), wire(countsOf(texts, 'cl100k')));
  }
});

test('addCounts() forgets the rarest, of equals the last, and says how much may be missing', (t) => {
  const sum = addCounts(countsOfWords({a: 3, b: 1, c: 1, d: 1}), countsOfWords({b: 1, e: 2, f: 9}), 3);
  t.deepEqual(wordsOf(sum), {a: 3, b: 2, f: 9});
  t.is(sum.missing, 2);
  t.is(addCounts(sum, countsOfWords({g: 1}), 3).missing, 3);
  t.is(addCounts(sum, countsOfWords({f: 1}), 3).missing, 2);
});

test('addCounts() never forgets more than it says, in any tree of pairs, and stays within the bound', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 100; round++) {
    const most = 1 + random.below(20);
    const parts = Array.from({length: 1 + random.below(20)}, () => countsOf([nastyText(random, random.below(30))], 'gpt2'));
    const sum = inAnyTree(random, parts, most);
    const [exact, kept] = [new Map(entriesOf(inAnyTree(random, parts))), new Map(entriesOf(sum))];
    if (parts.length > 1) t.true(distinctIn(sum) <= most);
    for (const [piece, count] of exact) {
      t.true((kept.get(piece) ?? 0) <= count);
      t.true(count <= (kept.get(piece) ?? 0) + sum.missing, `${piece}: ${count}, ${kept.get(piece)}, ${sum.missing}`);
    }
    const all = [...exact.values()].reduce((total, count) => total + count, 0);
    t.true(sum.missing <= (all / (most + 1)) * parts.length);
  }
});

test('preTokenCountsCodec reads what it wrote', (t) => {
  for (const counts of [countsOfWords({}), countsOfWords({a: 1}), countsOfWords({abc: 1, abd: 2 ** 40, b: 3, '\0': 4}), {...countsOf(['the cat 漢字', 'the dog'], 'o200k'), missing: 7}]) {
    const read = preTokenCountsCodec.decode(preTokenCountsCodec.encode(counts), []);
    t.deepEqual([...entriesOf(read)], [...entriesOf(counts)]);
    t.is(wire(read), wire(counts));
  }
});

test('preTokenCountsCodec refuses damaged bytes, and reserves no memory for them', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const good = preTokenCountsCodec.encode(countsOf([nastyText(random, 60)], 'cl100k'));
  for (let at = 0; at < good.length; at++) t.throws(() => preTokenCountsCodec.decode(good.subarray(0, at), []), {instanceOf: RangeError});
  for (let round = 0; round < 2000; round++) {
    const bad = Buffer.from(good);
    bad[random.below(bad.length)] = random.below(256);
    try {
      const {starts} = preTokenCountsCodec.decode(bad, []);
      t.true(starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0)));
    } catch (failure) {
      t.true(failure instanceof RangeError, String(failure));
    }
  }
});

test('countsFrom() sorts by bytes', (t) => {
  const counts = countsFrom(new Map([['b', 1], ['\x80', 2], ['a', 3], ['', 0]]), {documents: 1, textBytes: 3, longBytes: 0});
  t.deepEqual([...entriesOf(counts)], [['', 0], ['a', 3], ['b', 1], ['\x80', 2]]);
});
