import test from 'ava';
import {cutSample, type Cutting} from '../../../../stages/tokenize/cut/cut-sample.ts';
import type {CutRules} from '../../../../stages/tokenize/cut/cut-sizes.ts';
import {byteTokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import type {Tokens} from '../../../../stages/tokenize/tokens.ts';
import {traceTokens} from '../../../../stages/tokenize/trace-tokens.ts';
import {random} from '../../../graph/rig/random.ts';

const tokenizer = byteTokenizer();

/** A sample of a byte a token, in spans of the lengths given. */
function sampleOf(text: string, spans: readonly number[]): Tokens {
  const ids = tokenizer.encode(text);
  let at = 0;
  const origin = spans.flatMap((length, span) => {
    const first = at;
    at += length;
    return length === 0 ? [] : [first, span, 0];
  });
  return {ids, loss: new Uint8Array(ids.length).fill(1), origin: Uint32Array.from(origin)};
}

/** By lines alone, without an end. */
function by(rules: CutRules): Cutting {
  return {rules, end: null, nodes: () => undefined};
}

const code = 'use a;\n\nfn one() {\n    a();\n\n    b();\n}\n\nfn two() {\n    c();\n    d();\n}\n\nfn three() {}\n';

function textsOf(text: string, rules: {readonly tokens: number; readonly overlap: number}): readonly string[] {
  return cutSample(sampleOf(text, [text.length]), tokenizer, by(rules)).map(({ids}) => tokenizer.decode(ids));
}

test('cutSample: what fits is one sequence, as it was', (t) => {
  const whole = sampleOf(code, [code.length]);
  t.is(cutSample(whole, tokenizer, by({tokens: code.length, overlap: 8}))[0], whole);
  t.deepEqual(cutSample(sampleOf('', []), tokenizer, by({tokens: 64, overlap: 0})).map(({ids}) => ids.length), [0]);
});

test('cutSample: a cut is before an unindented line behind a blank one, where the range has one', (t) => {
  t.deepEqual(textsOf(code, {tokens: 42, overlap: 0}), ['use a;\n\nfn one() {\n    a();\n\n    b();\n}\n\n', 'fn two() {\n    c();\n    d();\n}\n\n', 'fn three() {}\n']);
  t.deepEqual(textsOf('if a:\n    b()\n    c()\n    d()\n    e()\n', {tokens: 28, overlap: 0}), ['if a:\n    b()\n    c()\n', '    d()\n    e()\n'], 'a line where there is nothing better');
  t.deepEqual(textsOf('x'.repeat(50), {tokens: 20, overlap: 0}).map(({length}) => length), [20, 20, 10], 'and anywhere in a long line');
});

test('cutSample: no sequence is longer than asked, none repeats more than the overlap, and each token is trained once', (t) => {
  for (let seed = 1; seed <= 200; seed++) {
    const dice = random(seed);
    const text = Array.from({length: 20 + dice.int(400)}, () => ['a', 'b', ' ', '\n', '    ', '\n\n', '}'][dice.int(7)]).join('');
    const whole = sampleOf(text, [text.length]);
    const tokens = 8 + dice.int(40);
    const overlap = dice.int(Math.floor(tokens / 2));
    const sequences = cutSample(whole, tokenizer, by({tokens, overlap}));
    const trained = sequences.flatMap(({ids, loss}) => Array.from(ids).filter((_, at) => loss[at] === 1));
    t.deepEqual(trained, Array.from(whole.ids), `seed ${seed}`);
    t.true(sequences.every(({ids}) => ids.length <= tokens), `seed ${seed}`);
    for (const [at, {loss}] of sequences.entries()) t.is(loss.filter((weight) => weight === 0).length, at === 0 ? 0 : Math.min(overlap, whole.ids.length), `seed ${seed}, sequence ${at}`);
  }
});

test('cutSample: no character is parted, although each of its bytes is a token', (t) => {
  const alphabet = ['\u4e2d', '\u6587', '\u{1f600}', '\u00e9', 'a', '\n', ' '];
  for (let seed = 1; seed <= 100; seed++) {
    const dice = random(seed);
    const text = Array.from({length: 30 + dice.int(200)}, () => alphabet[dice.int(dice.int(2) === 0 ? 3 : alphabet.length)]).join('');
    const tokens = 16 + dice.int(40);
    const sequences = cutSample(sampleOf(text, [Buffer.byteLength(text)]), tokenizer, by({tokens, overlap: dice.int(8), ...(dice.int(2) === 0 && {pack: true})}));
    for (const {ids} of sequences) t.false(tokenizer.decode(ids).includes('\ufffd'), `seed ${seed}`);
    t.is(sequences.map(({ids, loss}) => tokenizer.decode(ids.filter((_, at) => loss[at] === 1))).join(''), text, `seed ${seed}`);
  }
});

test('cutSample: sequences of several sizes come in the shares asked for, each near its size, and together they are the text', (t) => {
  const sizes = [{tokens: 40, share: 1}, {tokens: 100, share: 2}, {tokens: 160, share: 1}];
  const counts = [0, 0, 0];
  for (let seed = 1; seed <= 60; seed++) {
    const dice = random(seed);
    const text = Array.from({length: 1000 + dice.int(3000)}, () => 'ab c'[dice.int(4)]).join('');
    const sequences = cutSample(sampleOf(text, [text.length]), tokenizer, by({tokens: 160, overlap: 0, sizes}));
    t.is(sequences.map(({ids}) => tokenizer.decode(ids)).join(''), text, `seed ${seed}`);
    for (const {ids} of sequences.slice(0, -1)) {
      const at = sizes.findIndex(({tokens}) => ids.length <= tokens);
      counts[at] = (counts[at] ?? 0) + 1;
      t.true(ids.length >= (sizes[at]?.tokens ?? 0) * 0.75, `seed ${seed}: ${ids.length}`);
    }
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  for (const [at, {share}] of sizes.entries()) t.true(Math.abs((counts[at] ?? 0) / all - share / 4) < 0.02, `${counts.join(', ')}`);
});

test('cutSample: texts that begin otherwise begin with other sizes, and the same text always with the same', (t) => {
  const rules = {tokens: 160, overlap: 0, sizes: [{tokens: 40, share: 1}, {tokens: 160, share: 1}]};
  const firsts = Array.from({length: 40}, (_, at) => cutSample(sampleOf(`${at}${'x'.repeat(400)}`, [400]), tokenizer, by(rules))[0]?.ids.length);
  t.deepEqual([...new Set(firsts)].sort(), [160, 40].sort());
  t.deepEqual(cutSample(sampleOf(code.repeat(9), [9]), tokenizer, by(rules)), cutSample(sampleOf(code.repeat(9), [9]), tokenizer, by(rules)));
});

test('cutSample: every token of a sequence leads back to the bytes that it led to in the whole', (t) => {
  for (let seed = 1; seed <= 100; seed++) {
    const dice = random(seed);
    const spanBytes = Array.from({length: 1 + dice.int(6)}, () => dice.int(60));
    const text = 'ab\n'.repeat(200).slice(0, spanBytes.reduce((sum, length) => sum + length, 0));
    const whole = sampleOf(text, spanBytes);
    const [tokens, overlap] = [10 + dice.int(20), dice.int(5)];
    let from = 0;
    for (const [index, sequence] of cutSample(whole, tokenizer, by({tokens, overlap})).entries()) {
      const start = index === 0 ? 0 : from - overlap;
      for (let token = 0; token < sequence.ids.length; token++) {
        const [here] = traceTokens(sequence, {from: token, to: token + 1}, {tokenizer, spanBytes});
        const [there] = traceTokens(whole, {from: start + token, to: start + token + 1}, {tokenizer, spanBytes});
        t.deepEqual(here, there, `seed ${seed}, sequence ${index}, token ${token}`);
      }
      from = start + sequence.ids.length;
    }
  }
});
