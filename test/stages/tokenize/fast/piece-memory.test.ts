import test from 'ava';
import {pieceMemory} from '../../../../stages/tokenize/fast/piece-memory.ts';
import {integersOf, longSlot, shortSlot} from '../../../../stages/tokenize/fast/piece-slots.ts';
import {freshSeed} from '../seeded.ts';

test('pieceMemory: never gives the ids of another word, however often it was emptied', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const memory = pieceMemory(64);
  const bytes = Buffer.alloc(64);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    // Few characters, so that words come again and look alike.
    const word = random.pick(['', 'aaaaaaa', 'aaaaaaaaaaa'] as const) + Array.from({length: 1 + random.below(5)}, () => random.pick(['a', 'b', '\0'] as const)).join('');
    bytes.fill(255);
    bytes.write(word);
    const {length} = word;
    const ids = Int32Array.from(word, (character) => character.charCodeAt(0) + length);
    const part = (from: number) => (Math.max(0, Math.min(4, length - from)) === 4 ? view.getInt32(from, true) : Buffer.from(word.slice(from).padEnd(4, '\0')).readInt32LE(0));
    const slot = length > 8 ? longSlot(memory, {view, from: 0, length}) : shortSlot(memory.slots, part(0), part(4), length);
    if (memory.slots[slot + 2] === 0) {
      memory.keep({view, from: 0, length}, ids, ids.length);
      continue;
    }
    found++;
    const place = (memory.slots[slot + 3] ?? 0) + (length > 8 ? integersOf(length) : 0);
    t.deepEqual(memory.arena.slice(place, place + ((memory.slots[slot + 2] ?? 0) >>> 16)), ids);
  }
  t.true(found > 2000);
});

test('pieceMemory: its size is what it was at the beginning', (t) => {
  t.true(pieceMemory().bytes <= 8 * 1024 * 1024);
});
