// What every tokenizer must keep, run for each of them.
import type {TestFn} from 'ava';
import type {Tokenizer} from '../../../stages/tokenize/tokenizer.ts';
import {freshSeed, nastyText} from './seeded.ts';

export function tokenizerContract(test: TestFn, label: string, make: () => Promise<Tokenizer>): void {
  test(`${label}: decode gives back what encode was given`, async (t) => {
    const tokenizer = await make();
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    for (let round = 0; round < 150; round++) {
      const text = nastyText(random, random.below(30));
      t.is(tokenizer.decode(tokenizer.encode(text)), text);
    }
  });

  test(`${label}: the byte lengths of ids add up to the text's`, async (t) => {
    const {encode, byteLengths, exact} = await make();
    const random = freshSeed();
    t.log(`SEED=${random.seed}`);
    t.true(exact);
    for (let round = 0; round < 150; round++) {
      const text = nastyText(random, random.below(30));
      t.is(encode(text).reduce((sum, id) => sum + (byteLengths[id] ?? NaN), 0), Buffer.byteLength(text));
    }
  });

  test(`${label}: encodeUtf8 gives the ids of the text, also from a view of a larger buffer`, async (t) => {
    const {encode, encodeUtf8} = await make();
    const text = '\ufeffnaïve 😀 text\r\n';
    t.deepEqual(encodeUtf8(Buffer.from(`xx${text}yy`).subarray(2, -2)), encode(text));
  });

  test(`${label}: a lone surrogate counts as U+FFFD`, async (t) => {
    const {encode} = await make();
    for (const [broken, repaired] of [['\ud800a', '\ufffda'], ['x\udc00', 'x\ufffd'], ['\udc00\ud83d y', '\ufffd\ufffd y']] as const) t.deepEqual(encode(broken), encode(repaired));
  });

  test(`${label}: content that spells a control token stays content, and is counted`, async (t) => {
    const {controls, encode, decode, specialTextCount} = await make();
    const ids = new Set(controls.values());
    t.true(ids.size > 0);
    for (const [spelling, id] of controls) {
      const text = `a ${spelling}${spelling} b`;
      const encoded = encode(text);
      t.false(encoded.some((found) => ids.has(found)), spelling);
      t.is(decode(encoded), text);
      t.is(specialTextCount(text), 2);
      t.is(decode(Int32Array.of(id)), spelling);
    }
    t.is(specialTextCount('<|endoftext|'), 0);
  });

  test(`${label}: every id is below the size of the vocabulary`, async (t) => {
    const {vocabularySize, byteLengths, controls, encode} = await make();
    t.is(byteLengths.length, vocabularySize);
    for (const id of [...controls.values(), ...encode('any text 漢字')]) t.true(id >= 0 && id < vocabularySize);
  });

  test(`${label}: no text has no ids, and back`, async (t) => {
    const {encode, decode} = await make();
    t.is(encode('').length, 0);
    t.is(decode(new Int32Array(0)), '');
  });
}
