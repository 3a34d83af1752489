// A footer reads back as what was written; any other bytes are refused, not believed.
import test from 'ava';
import {hash} from 'node:crypto';
import {decodeFooter, decodeTrailer, encodeFooter, headerBytes, trailerBytes} from '../../cache/pack-footer.ts';
import {inHashOrder, placeOf, type PackTable} from '../../cache/pack-table.ts';
import {randomFrom} from './rows.ts';

test('decodeFooter: gives the table that was encoded', (t) => {
  const {table, end} = tableOf(4, 25, 10);
  const bytes = encodeFooter(table, end);
  const trailer = decodeTrailer(bytes.subarray(-trailerBytes), end + bytes.length);
  t.truthy(trailer);
  if (trailer) t.deepEqual(plain(decodeFooter(bytes.subarray(0, -trailerBytes), trailer)), plain(table));
});

test('decodeFooter: an empty pack has an empty table', (t) => {
  const {table, end} = tableOf(0, 0, 0);
  const bytes = encodeFooter(table, end);
  const trailer = decodeTrailer(bytes.subarray(-trailerBytes), end + bytes.length);
  if (trailer) t.deepEqual(plain(decodeFooter(bytes.subarray(0, -trailerBytes), trailer)), plain(table));
});

test('decodeFooter: a forged footer with a right hash is a table within its file, or a RangeError', (t) => {
  const seed = 99;
  const random = randomFrom(seed);
  const {table, end} = tableOf(3, 10, 5);
  const whole = encodeFooter(table, end).subarray(0, -trailerBytes);
  let believed = 0;
  for (let round = 0; round < 3000; round++) {
    const footer = Buffer.from(whole);
    for (let flips = 1 + random(3); flips > 0; flips--) footer[random(round % 2 ? 24 : footer.length)] = random(256);
    const read = attempt(() => decodeFooter(footer, {at: end, values: 30, answers: 5, sha256: hash('sha256', footer, 'hex')}));
    if (read instanceof Error) {
      t.true(read instanceof RangeError, `seed ${seed}, round ${round}: ${read.message}`);
      continue;
    }
    believed++;
    for (let row = 0; row < 30; row++) {
      const place = placeOf(read, row, 1);
      t.true(place !== undefined && place.at + place.size <= end && place.offset + place.length <= place.raw, `seed ${seed}, round ${round}`);
    }
  }
  t.true(believed > 0 && believed < 3000, `${believed} believed`);
});

test('decodeTrailer: what does not fit the file is no trailer', (t) => {
  const {table, end} = tableOf(1, 1, 1);
  const bytes = encodeFooter(table, end);
  const trailer = Buffer.from(bytes.subarray(-trailerBytes));
  t.is(decodeTrailer(trailer, end), undefined);
  t.is(decodeTrailer(trailer.subarray(1), end + bytes.length), undefined);
  trailer.writeUInt32BE(0xffffffff, 8);
  t.is(decodeTrailer(trailer, end + bytes.length), undefined);
});

test('inHashOrder: sorts by the first four bytes', (t) => {
  const hashes = Buffer.concat(Array.from({length: 500}, (_, at) => hash('sha256', String(at), 'buffer')));
  const order = inHashOrder(hashes);
  t.is(new Set(order).size, 500);
  const heads = order.map((row) => hashes.readUInt32BE(row * 32));
  t.deepEqual(heads, heads.toSorted((a, b) => a - b));
});

function tableOf(frames: number, perFrame: number, answers: number): {table: PackTable; end: number} {
  const random = randomFrom(frames + 1);
  const rows = Array.from({length: frames * perFrame}, (_, row) => row);
  const lengths = rows.map(() => 1 + random(300));
  const offsets = rows.map((row) => sum(lengths.slice(row - (row % perFrame), row)));
  const sizes = Array.from({length: frames}, () => 50 + random(500));
  const table = {
    frames: sizes.map((size, at) => ({at: headerBytes + sum(sizes.slice(0, at)), size, raw: sum(lengths.slice(at * perFrame, (at + 1) * perFrame))})),
    digests: hashes('value', rows.length),
    frameOf: rows.map((row) => Math.floor(row / perFrame)),
    offsets,
    lengths,
    keys: hashes('key', answers),
    addresses: Array.from({length: answers}, (_, at) => Buffer.from(`address ${at}`)),
  };
  return {table, end: headerBytes + sum(sizes)};
}

function hashes(name: string, count: number): Buffer {
  return Buffer.concat(Array.from({length: count}, (_, at) => hash('sha256', `${name} ${at}`, 'buffer')));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Buffers as text, so that views and copies compare equal. */
function plain(table: PackTable): unknown {
  return {...table, digests: table.digests.toString('hex'), keys: table.keys.toString('hex'), addresses: table.addresses.map(String)};
}

function attempt<T>(act: () => T): T | Error {
  try {
    return act();
  } catch (cause) {
    if (cause instanceof Error) return cause;
    throw cause;
  }
}
