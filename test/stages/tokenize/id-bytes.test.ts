import test from 'ava';
import {packIds, unpackIds} from '../../../stages/tokenize/id-bytes.ts';

const ids = Int32Array.of(0, 1, 127, 128, 16_383, 16_384, 199_999, 2_097_151, 2_097_152, 268_435_455, 268_435_456, 2 ** 31 - 1);

test('packIds: every width comes back', (t) => {
  t.deepEqual(unpackIds(packIds(ids), ids.length), ids);
  t.is(packIds(Int32Array.of(127, 128, 16_383, 16_384)).length, 1 + 2 + 2 + 3);
});

test('packIds: refuses what is no id', (t) => {
  t.throws(() => packIds(Int32Array.of(-1)), {message: 'Expected a token id, got -1'});
});

test('unpackIds: refuses damaged bytes instead of giving other ids', (t) => {
  const packed = packIds(ids);
  t.throws(() => unpackIds(packed.subarray(0, -1), ids.length), {instanceOf: RangeError});
  t.throws(() => unpackIds(packed, ids.length - 1), {instanceOf: RangeError});
  t.throws(() => unpackIds(packed, 2 ** 40), {instanceOf: RangeError});
  t.throws(() => unpackIds(Uint8Array.of(255, 255, 255, 255, 8), 1), {instanceOf: RangeError});
  t.throws(() => unpackIds(new Uint8Array(20).fill(255), 1), {instanceOf: RangeError});
});
