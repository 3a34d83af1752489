import {Tokenizer as Library} from '@huggingface/tokenizers';
import test from 'ava';
import type {Params as Json} from '../../../graph/value/params.ts';
import {asRustReads} from '../../../stages/tokenize/as-rust-reads.ts';
import {spellBytes} from '../../../stages/tokenize/byte-alphabet.ts';
import {ranksToTokenizer} from '../../../stages/tokenize/ranks-to-tokenizer.ts';
import {rustLibrary} from './fast/rust-library.ts';
import {wordPattern} from './fast/word-pattern.ts';
import {trainRanks} from './small-ranks.ts';

const byteLevel = {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true};
const digits = {type: 'Sequence', pretokenizers: [{type: 'Digits', individual_digits: true}, byteLevel]};
const words = {type: 'Sequence', pretokenizers: [{type: 'Split', pattern: {Regex: wordPattern}, behavior: 'Isolated', invert: false}, {...byteLevel, use_regex: false}]};

/** A vocabulary in which the two readings of the characters in question give different ids. */
const base = ranksToTokenizer({...trainRanks('', 0), controls: {}});
const model = withMerges(['١٢', '!\u0085', '!\ufeff', 'ſa', '  ', 'aa']);

function withMerges(texts: readonly string[]): Json {
  const vocab: Record<string, number> = {...base.model['vocab'] as Record<string, number>};
  const merges: string[][] = [];
  const spell = (text: string) => Array.from(Buffer.from(text), (byte) => spellBytes(Uint8Array.of(byte)));
  for (const text of texts) {
    const [first = '', ...rest] = spell(text);
    rest.reduce((left, right) => {
      if (!(left + right in vocab)) {
        vocab[left + right] = Object.keys(vocab).length;
        merges.push([left, right]);
      }
      return left + right;
    }, first);
  }
  return {...base.model, ignore_merges: false, vocab, merges};
}

async function readings(step: Json, text: string): Promise<{readonly javascript: boolean; readonly rewritten: boolean}> {
  const expected = [...await rustLibrary({...base, pre_tokenizer: step, model}).encode(text)].join();
  const read = (before: Json) => new Library({...base, pre_tokenizer: before, model}, {}).encode(text, {add_special_tokens: false}).ids.join() === expected;
  return {javascript: read(step), rewritten: read(asRustReads(step))};
}

// Whoever updates the library will find here what it has learned.
test('asRustReads: mends where the JavaScript library differs from the Rust library, one by one', async (t) => {
  const differing: readonly (readonly [Json, string])[] = [
    [byteLevel, 'a!\ufeffa'], [byteLevel, 'a!\u0085a'], [digits, 'a١٢a'], [words, "x'ſa"],
  ];
  for (const [step, text] of differing) t.deepEqual(await readings(step, text), {javascript: false, rewritten: true}, JSON.stringify(text));
});

test('asRustReads: changes nothing where they agree', async (t) => {
  for (const step of [byteLevel, digits, words]) for (const text of ["don't  aa 12 aa\n\n x", "it'S IT'LL aa", '漢字 aa']) t.deepEqual(await readings(step, text), {javascript: true, rewritten: true}, text);
  t.deepEqual(asRustReads(null), null);
  t.deepEqual(asRustReads({type: 'ByteLevel', add_prefix_space: true}), {type: 'ByteLevel', add_prefix_space: true});
});
