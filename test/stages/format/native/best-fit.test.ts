import test from 'ava';
import {bestFit} from '../../../../stages/format/native/best-fit.ts';
import {packedFile, packingOf, readPackedFile} from '../../../../stages/format/native/packed-file.ts';
import {random} from '../../../graph/rig/random.ts';

/** The fewest windows that hold them all: every way of putting each into one of those that are open. */
function fewest(lengths: readonly number[], window: number): number {
  let best = lengths.length;
  const place = (at: number, rooms: readonly number[]): void => {
    if (rooms.length >= best) return;
    const length = lengths[at];
    if (length === undefined) {
      best = rooms.length;
      return;
    }
    const tried = new Set<number>();
    for (const [index, room] of rooms.entries()) {
      if (room < length || tried.has(room)) continue;
      tried.add(room);
      place(at + 1, rooms.with(index, room - length));
    }
    place(at + 1, [...rooms, window - length]);
  };
  place(0, []);
  return best;
}

test('bestFit: every sequence is in one window, none overflows, and windows and sequences stand in order', (t) => {
  for (let seed = 1; seed <= 300; seed++) {
    const dice = random(seed);
    const window = 1 + dice.int(300);
    const lengths = Array.from({length: dice.int(120)}, () => dice.int(window + 1));
    const packed = bestFit(lengths, window);
    t.deepEqual(packed.flat().sort((a, b) => a - b), [...lengths.keys()], `seed ${seed}`);
    t.true(packed.every((members) => members.length > 0 && members.reduce((sum, at) => sum + (lengths[at] ?? 0), 0) <= window), `seed ${seed}`);
    t.true(packed.every((members) => members.every((at, index) => index === 0 || at > (members[index - 1] ?? 0))), `seed ${seed}`);
    t.deepEqual(packed.map(([first]) => first), packed.map(([first = 0]) => first).sort((a, b) => a - b), `seed ${seed}`);
  }
});

test('bestFit: against the fewest windows there can be, never more than 11/9 of them and 6/9, and mostly just as many', (t) => {
  let [exact, all] = [0, 0];
  for (let seed = 1; seed <= 400; seed++) {
    const dice = random(seed);
    const lengths = Array.from({length: 1 + dice.int(9)}, () => 1 + dice.int(100));
    const [windows, least] = [bestFit(lengths, 100).length, fewest(lengths, 100)];
    t.true(windows <= Math.floor((11 * least + 6) / 9), `seed ${seed}: ${windows} of at least ${least}`);
    all++;
    if (windows === least) exact++;
  }
  t.true(exact / all > 0.95, `${exact} of ${all}`);
});

test('bestFit: a sequence goes where the least room is left, as a scan of all windows finds it', (t) => {
  for (let seed = 1; seed <= 100; seed++) {
    const dice = random(seed);
    const lengths = Array.from({length: 60}, () => 1 + dice.int(64));
    const rooms: number[] = [];
    for (const length of lengths.toSorted((a, b) => b - a)) {
      const least = Math.min(...rooms.filter((room) => room >= length));
      if (Number.isFinite(least)) rooms[rooms.indexOf(least)] = least - length;
      else rooms.push(64 - length);
    }
    const left = bestFit(lengths, 64).map((members) => 64 - members.reduce((sum, at) => sum + (lengths[at] ?? 0), 0));
    t.deepEqual(left.toSorted((a, b) => a - b), rooms.toSorted((a, b) => a - b), `seed ${seed}`);
  }
});

test('bestFit: what fits no window is refused, and nothing is packed into nothing', (t) => {
  t.throws(() => bestFit([3, 9], 8), {message: 'A sequence of 9 tokens does not fit a window of 8'});
  t.deepEqual(bestFit([], 8), []);
  t.deepEqual(bestFit([8, 0, 8, 0], 8), [[0], [1, 2, 3]]);
});

test('packedFile: a small one to the byte, read back, and no other bytes are one', (t) => {
  const packing = packingOf([5, 8, 3, 2], [true, true, false, false], 8);
  t.deepEqual(packing, {window: 8, packed: [[0, 2], [1], [3]], parents: [{first: 0, parts: 3}, {first: 0, parts: 3}, {first: 0, parts: 3}, {first: 3, parts: 1}]});
  const bytes = Buffer.from(packedFile(packing));
  const numbers = [0, 2, 3, 4, /* members */ 0, 2, 1, 3, /* firsts */ 0, 0, 0, 3, /* parts */ 3, 3, 3, 1].map((number) => number.toString(16).padStart(2, '0') + '000000');
  t.is(bytes.toString('hex'), `${Buffer.from('GMPACK\0\x01', 'latin1').toString('hex')}0800000000000000${'0300000000000000'}${'0400000000000000'}${numbers.join('')}`);
  t.deepEqual(readPackedFile(bytes), packing);
  t.is(readPackedFile(bytes.subarray(0, -1)), undefined);
  t.is(readPackedFile(Buffer.concat([Buffer.from('GMDOC\0\0\x01'), bytes.subarray(8)])), undefined);
});
