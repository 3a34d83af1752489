import test from 'ava';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import {longestMerged, merger} from '../../../../stages/tokenize/fast/merger.ts';
import {noRank, rankOf} from '../../../../stages/tokenize/fast/pair-table.ts';
import type {FastTables} from '../../../../stages/tokenize/fast/fast-tables.ts';
import {corpus} from '../rig.ts';
import {freshSeed, nastyText, type Seeded} from '../seeded.ts';
import {trainRanks} from '../small-ranks.ts';
import {tablesOf} from './fast-rig.ts';
import {wordPattern} from './word-pattern.ts';

/** The textbook: look at all pairs, merge the least, leftmost first, begin again. */
function naive({byteIds, pairs, rankIds}: FastTables, bytes: Uint8Array): readonly number[] {
  const ids = Array.from(bytes, (byte) => byteIds[byte] ?? -1);
  for (;;) {
    const ranks = ids.slice(1).map((right, at) => rankOf(pairs, ids[at] ?? -1, right));
    const best = Math.min(noRank, ...ranks);
    if (best === noRank) return ids;
    ids.splice(ranks.indexOf(best), 2, rankIds[best] ?? -1);
  }
}

function merged(tables: FastTables, bytes: Uint8Array, window?: number): readonly number[] {
  const merging = merger(tables, window);
  if (bytes.length <= (window ?? longestMerged)) return [...merging.ids.subarray(0, merging.merge(bytes, 0, bytes.length))];
  let [all, last]: [number[], number] = [[], 0];
  merging.mergeLong(bytes, {from: 0, to: bytes.length}, (ids, count, tries) => {
    if (tries !== last) [all, last] = [[], tries];
    all.push(...ids.subarray(0, count));
  });
  return all;
}

function tables(random: Seeded): FastTables {
  return tablesOf(ranksToTokenizer({...trainRanks(random.below(3) === 0 ? corpus : text(random, 400), random.below(200)), pattern: wordPattern}));
}

function text(random: Seeded, pieces: number): string {
  return random.below(2) === 0 ? nastyText(random, pieces) : Array.from({length: pieces}, () => random.pick(['a', 'b', 'ab', 'ba', 'aab'])).join('');
}

test('merger: scanned, queued and in windows of any size, it gives what the textbook gives', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 40; round++) {
    const table = tables(random);
    for (let sample = 0; sample < 6; sample++) {
      const bytes = Buffer.from(text(random, random.below(120)));
      const expected = naive(table, bytes);
      for (const window of [1024, 8, 16, 33, 150]) t.deepEqual(merged(table, bytes, window), expected, `${window}: ${JSON.stringify(bytes.toString())}`);
    }
  }
});

test('merger: one character many times over, in windows', (t) => {
  const table = tablesOf(ranksToTokenizer({...trainRanks('a aa aaaa aaaaaaaa aaaaaaaaaaaaaaaa b ab ab abab', 60), pattern: wordPattern}));
  for (const unit of ['a', 'ab', 'aab', 'ba']) for (const times of [100, 101, 127, 300]) t.deepEqual(merged(table, Buffer.from(unit.repeat(times)), 64), naive(table, Buffer.from(unit.repeat(times))));
});

test('merger: neighbours that change each other over any distance make windows larger, not ids wrong', (t) => {
  // Each pair can only merge when the one behind it has not: what the last character is decides the first.
  const bytes = Array.from({length: 256}, (_, byte) => Uint8Array.of(byte));
  const json = ranksToTokenizer({pattern: wordPattern, controls: {}, tokens: bytes});
  const base = {...json.model['vocab'] as Record<string, number>};
  const pairs = Array.from({length: 25}, (_, at) => [String.fromCharCode(122 - at - 1), String.fromCharCode(122 - at)] as const);
  for (const [at, [left, right]] of pairs.entries()) base[left + right] = 256 + at;
  const table = tablesOf({...json, model: {...json.model, vocab: base, merges: pairs.map((pair) => [...pair])}});
  for (const end of ['', 'z', 'yz']) {
    const chain = Buffer.from(`abcdefghijklmnopqrstuvwx${end}`.repeat(3));
    t.deepEqual(merged(table, chain, 8), naive(table, chain), end);
  }
});

test('merger: work grows with the text and not faster', (t) => {
  const {pairs, ...table} = tablesOf(ranksToTokenizer({...trainRanks(corpus, 80), pattern: wordPattern}));
  // Every look at the pairs is counted: a proxy stands for the array.
  const looks = (length: number) => {
    let count = 0;
    const counted = new Proxy(pairs, {get: (target, key) => (typeof key === 'string' && /^\d+$/.test(key) && count++, Reflect.get(target, key, target))});
    merger({...table, pairs: counted}).mergeLong(Buffer.from('the cat sat. '.repeat(length)), {from: 0, to: length * 13}, () => {});
    return count;
  };
  t.true(looks(4000) < looks(400) * 10.8);
});
