import test from 'ava';
import type {Params as Json} from '../../../../graph/value/params.ts';
import {compileFast} from '../../../../stages/tokenize/fast/compile-fast.ts';
import {openBlob, packBlob} from '../../../../stages/tokenize/fast/fast-blob.ts';
import {fastTokenizer} from '../../../../stages/tokenize/fast/fast-tokenizer.ts';
import {regexCutter} from '../../../../stages/tokenize/fast/regex-cutter.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import {isTokenizerFailure} from '../../../../stages/tokenize/tokenizer-failure.ts';
import type {TokenizerJson} from '../../../../stages/tokenize/tokenizer-json.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import {withholdControls} from '../../../../stages/tokenize/withhold-controls.ts';
import {realTexts} from '../../../../bench/real-texts.ts';
import {smallRanks} from '../rig.ts';
import {freshSeed, nastyText} from '../seeded.ts';
import {tokenizerContract} from '../tokenizer-contract.ts';
import {parting, referenceFrom} from './fast-rig.ts';
import {rustLibrary} from './rust-library.ts';
import {wordPattern} from './word-pattern.ts';

const byteLevel = {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false};
const split = (pattern: string, more: object = {}): Json => ({type: 'Split', pattern: {Regex: pattern}, behavior: 'Isolated', invert: false, ...more});

/** None of them is of a family that a scanner was written for. */
const unknown: Readonly<Record<string, readonly Json[]>> = {
  'a pattern that leaves text between its matches': [split(String.raw`\p{L}+|\d`)],
  'a family with four digits': [split(wordPattern.replace('{1,3}', '{1,4}'))],
  'looking around': [split(String.raw`(?<=\p{Ll})(?=\p{Lu})|(?<!_)_|\s+(?!\S)|\b`)],
  'lines': [split(String.raw`[^\n]*\n`), split(String.raw`\s+$|^\s+`)],
  'one step after the other': [split(String.raw`\p{N}`), split(String.raw`[一-龥]+`), split(String.raw` ?\p{L}+|\s+`)],
  'a step of its own for digits, and the words of GPT-2': [split('_'), {type: 'Digits', individual_digits: false}, {...byteLevel, use_regex: true}],
  'a text instead of a pattern': [{type: 'Split', pattern: {String: 'a.'}, behavior: 'Isolated', invert: false}],
  'no pattern': [],
  'what matches stays, the rest is gone': [split(String.raw`\p{L}+|\s`, {behavior: 'Removed', invert: true}), split('[a-m]')],
};

function jsonOf(steps: readonly Json[]): TokenizerJson {
  const last = steps.at(-1);
  const cuts = typeof last === 'object' && last !== null && 'use_regex' in last;
  return {...ranksToTokenizer({...smallRanks, pattern: wordPattern}), pre_tokenizer: {type: 'Sequence', pretokenizers: cuts ? [...steps] : [...steps, byteLevel]}};
}

/** As a build gets it: compiled, proven, stored and opened. */
function proven(json: TokenizerJson): Tokenizer {
  const made = compileFast('test', Buffer.from(JSON.stringify(json)));
  if (isTokenizerFailure(made) || 'unproven' in made) throw new Error(JSON.stringify(made));
  const blob = packBlob(made);
  const memory = new SharedArrayBuffer(blob.length);
  new Uint8Array(memory).set(blob);
  const opened = openBlob(memory);
  if (opened === undefined || 'unproven' in opened || opened.tables.pattern.kind !== 'regex') throw new Error('Expected tables with a regular expression');
  return fastTokenizer('test', opened.tables);
}

for (const [name, steps] of Object.entries(unknown)) {
  test(`regexCutter: ids are those of the reference and of the Rust library: ${name}`, async (t) => {
    const json = jsonOf(steps);
    const fast = proven(json);
    const reference = referenceFrom(json);
    const rust = rustLibrary(withholdControls(json).content);
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    const texts = [...Array.from({length: 200}, () => nastyText(random, random.below(40))), ...realTexts(60_000)];
    for (const text of texts) {
      const ids = fast.encode(text);
      const wrong = parting(ids, reference.encode(text), fast) ?? parting(ids, await rust.encode(text.toWellFormed()), fast);
      if (wrong !== undefined) return t.fail(`${wrong} in ${JSON.stringify(text.slice(0, 200))}`);
    }
    t.pass();
  });
}

tokenizerContract(test, 'an unknown pattern', async () => proven(jsonOf([split(String.raw`[\p{L}\d]+|.`)])));

test('regexCutter: pieces are where the reference has them, in bytes, with nothing lost between them', (t) => {
  const pieces = (source: string, rest: 'kept' | 'dropped', text: string) => {
    const ranges = regexCutter({kind: 'regex', steps: [{source, rest}]})(text);
    return Array.from({length: ranges.length / 2}, (_, at) => Buffer.from(text).toString('utf8', ranges[at * 2], ranges[at * 2 + 1]));
  };
  t.deepEqual(pieces('[a-z]+', 'kept', 'ab 漢😀c!'), ['ab', ' 漢😀', 'c', '!']);
  t.deepEqual(pieces('[a-z]+', 'dropped', 'ab 漢😀c!'), ['ab', 'c']);
  // A match of nothing cuts, and the search goes on behind the next character.
  t.deepEqual(pieces('(?=b)|x*', 'kept', 'ab😀xxb'), ['a', 'b', '😀', 'xx', 'b']);
  t.deepEqual(pieces('a', 'kept', ''), []);
  t.deepEqual(pieces('', 'kept', '😀é'), ['😀', 'é']);
});

test('compileFast: falls back to the reference where only one of the libraries splits so', (t) => {
  for (const step of [split('a', {behavior: 'MergedWithNext'}), split('a', {behavior: 'MergedWithPrevious'}), split('a', {behavior: 'Contiguous'}), split('a', {invert: true}), split('a', {behavior: 'Removed'}), {type: 'Whitespace'}, {type: 'Punctuation', behavior: 'Isolated'}, {...byteLevel, add_prefix_space: true}]) {
    t.like(compileFast('test', Buffer.from(JSON.stringify(jsonOf([step, byteLevel])))), {unproven: 'its pre-tokenizer is not one that is known'}, JSON.stringify(step));
  }
});

test('regexCutter: a pattern that takes quadratic time takes no more of it than in the reference', (t) => {
  // At every place it looks at all that follows, in vain.
  const pattern = String.raw`[a-z ]+(?=!)|\d`;
  const json = jsonOf([split(pattern)]);
  const fast = proven(json);
  const reference = referenceFrom(json);
  const text = 'ab '.repeat(3000);
  const cost = (encode: (text: string) => unknown) => {
    const {user} = process.cpuUsage();
    encode(text);
    return process.cpuUsage().user - user;
  };
  const costs = Array.from({length: 5}, () => [cost(fast.encode), cost(reference.encode)] as const);
  t.log(costs.map((pair) => pair.join(' ')).join(', '));
  t.true(Math.min(...costs.map(([ours]) => ours)) <= Math.min(...costs.map(([, theirs]) => theirs)) * 1.3);
});
