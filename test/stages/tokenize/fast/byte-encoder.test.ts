import test from 'ava';
import {blockLength, idBlocks} from '../../../../stages/tokenize/fast/id-blocks.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import type {TokenizerJson} from '../../../../stages/tokenize/tokenizer-json.ts';
import {spellBytes} from '../../../../stages/tokenize/byte-alphabet.ts';
import {smallRanks} from '../rig.ts';
import {fastFrom, referenceFrom} from './fast-rig.ts';
import {wordPattern} from './word-pattern.ts';

/** So that a text of theirs ends beyond the first block, beyond the second, and beyond the most that are kept. */
const lengths = [blockLength - 300, blockLength, blockLength + 1, blockLength * 2.5, blockLength * 42] as const;

test('byteEncoder: a text of any number of tokens gets all of its ids, also the first one', (t) => {
  const json = ranksToTokenizer({...smallRanks, pattern: wordPattern});
  for (const unit of ['7 ', 'cat\n', '𠀀!']) {
    const once = referenceFrom(json).encode(unit.repeat(3));
    const each = once.length / 3;
    for (const length of lengths) {
      const times = Math.ceil(length / each);
      const fast = fastFrom(json);
      const ids = fast.encode(unit.repeat(times));
      t.is(ids.length, times * each);
      t.true(ids.every((id, at) => id === once[at % each]), `${unit} ${length}`);
      t.deepEqual(fast.encode(unit.repeat(3)), once);
    }
  }
});

/** Two letters next to each other in it merge where those behind them did not: the last decides the first, over more than a window's margin. */
function chained(letters: string): TokenizerJson {
  const json = ranksToTokenizer({pattern: wordPattern, controls: {}, tokens: Array.from({length: 256}, (_, byte) => Uint8Array.of(byte))});
  const spelled = Array.from(letters, (letter) => spellBytes(Buffer.from(letter)));
  const pairs = spelled.slice(1).map((right, at) => [spelled[at] ?? '', right]).reverse();
  const merges = [...spelled.map((letter) => [...letter]), ...pairs];
  const vocab = Object.fromEntries(merges.map((merge, at) => [merge.join(''), 256 + at]));
  return {...json, model: {...json.model, vocab: {...json.model['vocab'] as object, ...vocab}, merges, ignore_merges: false}};
}

test('byteEncoder: a word of more than a block that must be merged again in larger windows has its ids once', (t) => {
  const letters = String.fromCodePoint(...Array.from({length: 101}, (_, at) => 0x400 + at));
  const json = chained(letters);
  const expected = (times: number) => [...referenceFrom(json).encode(`1${'b'.repeat(3)}`).subarray(0, 2), ...Array.from({length: blockLength * 1.5 - 1}, () => 98), ...Array.from({length: times}, () => [...referenceFrom(json).encode(letters)]).flat()];
  const found = fastFrom(json).encode(`1${'b'.repeat(blockLength * 1.5)}${letters.repeat(20)}`);
  t.deepEqual([...found], expected(20));
});

test('idBlocks: what is in a block that was gone back from is not among the ids', (t) => {
  const blocks = idBlocks();
  blocks.first().set([1, 2, 3]);
  blocks.next(3).set([4]);
  t.is(blocks.at, 1);
  blocks.next(1).set([5]);
  blocks.back(1).set([6, 7]);
  t.deepEqual(blocks.joined(2), Int32Array.of(1, 2, 3, 6, 7));
  blocks.first();
  t.is(blocks.at, 0);
  t.deepEqual(blocks.joined(2), Int32Array.of(1, 2));
});
