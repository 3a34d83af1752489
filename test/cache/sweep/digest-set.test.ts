// A set of digests does what a set of strings does.
import test from 'ava';
import {digestSet} from '../../../cache/sweep/digest-set.ts';
import {keyOf, randomFrom} from '../rows.ts';
import type {Digest} from '../../../graph/value/digest.ts';

test('digestSet: is a set that keeps its order, whatever is added and taken back', (t) => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomFrom(seed);
    const set = digestSet();
    let twin: Digest[] = [];
    for (let step = 0; step < 4000; step++) {
      const digest = keyOf(String(random(3000)));
      if (random(1500) === 0) {
        const size = random(twin.length + 1);
        set.cutTo(size);
        twin = twin.slice(0, size);
      }
      t.is(set.indexOf(digest), twin.indexOf(digest), `seed ${seed}`);
      t.is(set.add(digest), !twin.includes(digest), `seed ${seed}`);
      if (!twin.includes(digest)) twin.push(digest);
    }
    t.is(set.size, twin.length);
    t.deepEqual(twin.map((_, index) => set.at(index)), twin);
  }
});

test('digestSet: digests that begin alike are told apart', (t) => {
  const set = digestSet();
  const alike = Array.from({length: 500}, (_, at) => `${'00'.repeat(30)}${at.toString(16).padStart(4, '0')}` as Digest);
  for (const digest of alike) t.true(set.add(digest));
  for (const [at, digest] of alike.entries()) t.is(set.indexOf(Buffer.from(digest, 'hex')), at);
  t.throws(() => set.add('raw:AA' as Digest), {instanceOf: RangeError});
});
