import test from 'ava';
import {isStub} from '../../../graph/value/stub.ts';
import {byteTokenizer, type Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {tokenizeSample, type RenderedSpan} from '../../../stages/tokenize/tokenize-sample.ts';
import type {Tokens} from '../../../stages/tokenize/tokens.ts';
import {controls, smallRanks, smallTokenizer} from './rig.ts';
import {freshSeed, nastyText, type Seeded} from './seeded.ts';

const small = smallTokenizer();

function tokens(spans: readonly RenderedSpan[], tokenizer: Tokenizer = small): Tokens {
  const made = tokenizeSample(spans, tokenizer);
  if (isStub(made)) throw new Error(made.stub);
  return made;
}

test('tokenizeSample: spans are encoded as one text, so a border between them is none between tokens', (t) => {
  const whole = small.encode('the cat sat');
  t.deepEqual(tokens([{text: 'th', loss: 1}, {text: 'e c', loss: 1}, {text: Buffer.from('at sat'), loss: 1}]).ids, whole);
  t.notDeepEqual(Int32Array.from(['th', 'e c', 'at sat'].flatMap((text) => [...small.encode(text)])), whole);
});

test('tokenizeSample: a control token comes from its name and from nothing else', (t) => {
  const {ids, loss, origin} = tokens([{text: '<|fim_prefix|>', loss: 2}, {control: '<|fim_prefix|>', loss: 0}, {text: 'the', loss: 1}, {control: '<|endoftext|>', loss: 1}]);
  const spelled = small.encode('<|fim_prefix|>');
  t.deepEqual([...ids], [...spelled, 401, ...small.encode('the'), 400]);
  t.deepEqual([...loss.subarray(spelled.length)], [0, ...small.encode('the').map(() => 1), 1]);
  t.deepEqual([...origin.subarray(0, 6)], [0, 0, 0, spelled.length, 1, 0]);
  t.throws(() => tokens([{control: '<|nobody|>', loss: 0}]), {message: 'The tokenizer "test" has no control token "<|nobody|>"'});
});

test('tokenizeSample: the bytes of the tokens between two entries of origin are the bytes of the span', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 300; round++) {
    const spans = randomSpans(random);
    const made = tokens(spans);
    const flat = Buffer.concat(spans.map(bytesOf));
    t.deepEqual(Buffer.concat(Array.from(made.ids, tokenBytes)), flat);
    const starts = spans.map((_, at) => spans.slice(0, at).reduce((sum, span) => sum + bytesOf(span).length, 0));
    // Walk the tokens; whenever origin speaks, it must name the span that the running byte lies in, and where in it.
    let at = 0;
    let entry = 0;
    let span = -1;
    for (const [token, id] of made.ids.entries()) {
      if (made.origin[entry] === token) {
        span = made.origin[entry + 1] ?? -1;
        t.is((starts[span] ?? NaN) + (made.origin[entry + 2] ?? NaN), at);
        entry += 3;
      }
      t.true(at >= (starts[span] ?? NaN) && at < (starts[span] ?? NaN) + bytesOf(spans[span]).length);
      at += tokenBytes(id).length;
    }
    t.is(entry, made.origin.length);
  }
});

test('tokenizeSample: a token has the least weight of the spans it covers', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 300; round++) {
    const spans = randomSpans(random);
    const weights = spans.flatMap((span) => Array.from(bytesOf(span), () => span.loss));
    let at = 0;
    const expected = Array.from(tokens(spans).ids, (id) => Math.min(...weights.slice(at, (at += tokenBytes(id).length))));
    t.deepEqual([...tokens(spans).loss], expected);
  }
});

test('tokenizeSample: a character across two spans is whole, broken bytes are repaired span by span', (t) => {
  const [left, right] = [Buffer.from('漢').subarray(0, 1), Buffer.from('漢').subarray(1)];
  t.is(small.decode(tokens([{text: left, loss: 1}, {text: right, loss: 1}]).ids), '漢');
  t.is(small.decode(tokens([{text: left, loss: 1}, {text: 'a\ud800', loss: 1}]).ids), '\ufffda\ufffd');
});

test('tokenizeSample: nothing to say gives no tokens', (t) => {
  for (const spans of [[], [{text: '', loss: 1}, {text: new Uint8Array(0), loss: 1}]]) t.deepEqual(tokens(spans), {ids: new Int32Array(0), loss: new Uint8Array(0), origin: new Uint32Array(0)});
});

test('tokenizeSample: an empty span is passed over', (t) => {
  const {loss, origin} = tokens([{text: 'ab', loss: 1}, {text: '', loss: 0}, {text: 'c', loss: 1}], byteTokenizer());
  t.deepEqual([...loss], [1, 1, 1]);
  t.deepEqual([...origin], [0, 0, 0, 2, 2, 0]);
});

test('tokenizeSample: a tokenizer that loses text, though it claims not to, gives a stub', (t) => {
  const lossy: Tokenizer = {...byteTokenizer(), encodeUtf8: (bytes) => Int32Array.from(bytes.subarray(1))};
  t.deepEqual(tokenizeSample([{text: 'abc', loss: 1}], lossy), {stub: 'The tokenizer "bytes" does not keep the text'});
});

test('tokenizeSample: with estimated lengths the weights still change near the border', (t) => {
  const halved: Tokenizer = {...byteTokenizer(), exact: false, byteLengths: new Uint16Array(257).fill(2)};
  const {loss, origin} = tokens([{text: 'abcd', loss: 0}, {text: 'efgh', loss: 1}], halved);
  t.deepEqual([...loss], [0, 0, 0, 0, 1, 1, 1, 1]);
  t.deepEqual([...origin], [0, 0, 0, 4, 1, 0]);
});

test('tokenizeSample: refuses a weight that is none', (t) => {
  for (const loss of [-1, 0.5, 256, NaN]) t.throws(() => tokens([{text: 'a', loss}]), {instanceOf: RangeError});
});

function randomSpans(random: Seeded): readonly RenderedSpan[] {
  return Array.from({length: random.below(12)}, (): RenderedSpan => {
    const loss = random.below(4);
    if (random.below(8) === 0) return {control: random.pick(['<|endoftext|>', '<|fim_prefix|>']), loss};
    const text = nastyText(random, random.below(5));
    return {text: random.below(2) === 0 ? text : Buffer.from(text), loss};
  });
}

function bytesOf(span: RenderedSpan | undefined): Buffer {
  if (span === undefined) return Buffer.of();
  return 'control' in span ? Buffer.from(span.control) : Buffer.from(span.text);
}

/** By the ranks the vocabulary was made of, not by the lengths under test. */
function tokenBytes(id: number): Uint8Array {
  const control = Object.entries(controls).find(([, known]) => known === id)?.[0];
  return control === undefined ? smallRanks.tokens[id] ?? Buffer.of() : Buffer.from(control);
}
