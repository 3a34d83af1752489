import test from 'ava';
import type {Tokens} from '../../../stages/tokenize/tokens.ts';
import {tokensCodec} from '../../../stages/tokenize/tokens-codec.ts';
import {freshSeed} from './seeded.ts';

const tokens: Tokens = {ids: Int32Array.of(5, 199_999, 7, 7), loss: Uint8Array.of(0, 0, 255, 1), origin: Uint32Array.of(0, 0, 0, 2, 3, 2 ** 32 - 1)};

test('tokensCodec: what goes in comes out', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  for (let round = 0; round < 200; round++) {
    const count = random.below(200);
    const entries = Array.from({length: count}, (_, token) => token).filter(() => random.below(5) === 0);
    const value: Tokens = {
      ids: Int32Array.from({length: count}, () => random.below(2 ** random.below(31))),
      loss: Uint8Array.from({length: count}, () => random.pick([0, 0, 0, 1, 1, 200])),
      origin: Uint32Array.from(entries.flatMap((token) => [token, random.below(1000), random.below(2 ** 32)])),
    };
    t.deepEqual(tokensCodec.decode(tokensCodec.encode(value), []), value);
  }
});

test('tokensCodec: decoded arrays are copies, not views of the store\'s bytes', (t) => {
  const bytes = Buffer.from(tokensCodec.encode(tokens));
  const decoded = tokensCodec.decode(bytes, []);
  bytes.fill(0);
  t.deepEqual(decoded, tokens);
});

test('tokensCodec: a long sample with few spans costs little more than its ids', (t) => {
  const count = 10_000;
  const long: Tokens = {ids: new Int32Array(count).fill(300), loss: new Uint8Array(count).fill(1), origin: Uint32Array.of(0, 0, 0)};
  t.true(tokensCodec.encode(long).length < count * 2 + 32);
});

test('tokensCodec: damaged bytes are refused', (t) => {
  const bytes = tokensCodec.encode(tokens);
  for (let length = 0; length < bytes.length; length++) t.throws(() => tokensCodec.decode(bytes.subarray(0, length), []), {instanceOf: RangeError}, String(length));
  t.throws(() => tokensCodec.decode(Buffer.concat([bytes, Buffer.of(0)]), []), {message: 'Tokens end late'});
  t.throws(() => tokensCodec.decode(Uint8Array.of(1, 1, 5, 2, 0), []), {message: 'Weights do not fit the tokens'});
  t.throws(() => tokensCodec.decode(Uint8Array.of(1, 1, 5, 1, 0, 1, 1, 0, 0), []), {message: 'Origin does not fit the tokens'});
});

test('tokensCodec: refuses lists that do not belong together', (t) => {
  t.throws(() => tokensCodec.encode({...tokens, loss: new Uint8Array(3)}), {message: /4 ids, 3 weights/});
});
