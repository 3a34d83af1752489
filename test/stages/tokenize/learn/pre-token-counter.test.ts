import test from 'ava';
import {preTokenCounter} from '../../../../stages/tokenize/learn/pre-token-counter.ts';
import {freshSeed} from '../seeded.ts';

test('preTokenCounter() counts as a map of strings does, however many words there are and wherever they lie', (t) => {
  const random = freshSeed();
  t.log(`SEED=${random.seed}`);
  const counter = preTokenCounter();
  const expected = new Map<string, number>();
  for (let text = 0; text < 20; text++) {
    // Few bytes, so that words come again and look alike: the null byte and those that are no character of their own, too.
    const bytes = Buffer.from(Array.from({length: 20_000}, () => random.pick([0, 1, 0x61, 0xff] as const)));
    for (let start = 0; start < bytes.length;) {
      const end = Math.min(bytes.length, start + 1 + random.below(random.pick([3, 8, 256] as const)));
      counter.add(bytes, start, end);
      const word = bytes.toString('latin1', start, end);
      expected.set(word, (expected.get(word) ?? 0) + 1);
      start = end;
    }
    // What was counted stays what it was.
    bytes.fill(0x62);
  }
  const sorted = (map: ReadonlyMap<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  t.true(expected.size > 2000);
  t.deepEqual(sorted(counter.counted()), sorted(expected));
});

test('preTokenCounter() has nothing before anything was counted', (t) => {
  t.is(preTokenCounter().counted().size, 0);
});
