// Rows of an index read back as what was written, and an answer that was damaged is none.
import test from 'ava';
import {answerRow, hashKey, hashKeyBytes, packKey, packRow, placeRow, readAnswer, readPack, readPlace} from '../../cache/index-rows.ts';
import {addressOf} from '../../graph/value/address.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {keyOf} from './rows.ts';

test('readPlace: gives the place that was written, up to the largest', (t) => {
  const place = {pack: 2 ** 48 - 1, at: 2 ** 48 - 1, size: 2 ** 32 - 1, raw: 2 ** 32 - 1, offset: 2 ** 32 - 1, length: 0};
  t.deepEqual(readPlace(placeRow(place)), place);
  t.is(readPlace(placeRow(place).subarray(1)), undefined);
});

test('readAnswer: no flipped bit of an answer is believed, nor one under another key', (t) => {
  const key = hashKey(Buffer.alloc(hashKeyBytes), 'answers', keyOf('a'));
  const digest = keyOf('answer');
  const row = answerRow(key, addressOf(digest));
  t.is(readAnswer(key, row), digest);
  for (let bit = 0; bit < row.length * 8; bit++) {
    const bytes = Buffer.from(row);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.is(readAnswer(key, bytes), undefined);
  }
  t.is(readAnswer(hashKey(Buffer.alloc(hashKeyBytes), 'answers', keyOf('b')), row), undefined);
});

test('readPack: gives the pack that was written', (t) => {
  const pack = {name: keyOf('name'), size: 2 ** 47, retired: true};
  t.deepEqual(readPack(packRow(pack)), pack);
});

test('readPack: gives what a condemned pack waits for, be it nobody or not known', (t) => {
  for (const leases of [undefined, [], ['ab'.repeat(16)], ['ab'.repeat(16), 'cd'.repeat(16)]]) {
    const pack = {name: keyOf('name'), size: 7, retired: false, condemned: {leases}};
    t.deepEqual(readPack(packRow(pack)), pack);
  }
});

test('hashKey: tables do not overlap, and a hash that is none is refused', (t) => {
  const keys = [hashKey(Buffer.alloc(hashKeyBytes), 'answers', keyOf('a')), hashKey(Buffer.alloc(hashKeyBytes), 'values', keyOf('a')), packKey(1)];
  t.is(new Set(keys.map((key) => key[0])).size, 3);
  for (const text of ['', 'ab', 'z'.repeat(64), `${'a'.repeat(63)}g`]) t.throws(() => hashKey(Buffer.alloc(hashKeyBytes), 'values', text as Digest), {instanceOf: RangeError});
});
