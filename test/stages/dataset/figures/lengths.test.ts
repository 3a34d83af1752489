import test from 'ava';
import {binEnd, binOf} from '../../../../stages/dataset/figures/length-bins.ts';
import {addLengths, atMost, lengthsOf} from '../../../../stages/dataset/figures/lengths.ts';
import {random} from '../../../graph/rig/random.ts';

test('binOf() and binEnd() leave no length out, none twice, and are never wider than a sixteenth', (t) => {
  let from = 0;
  while (from < 2_000_000) {
    const to = binEnd(from);
    for (const length of [from, (from + to) >> 1, to]) t.is(binOf(length), from);
    t.true(to - from <= from / 16, `${from} to ${to}`);
    from = to + 1;
  }
  t.is(binOf(2 ** 31 - 1), 2 ** 31 - 2 ** 26);
});

test('atMost() is never too little, and at most a sixteenth too much', (t) => {
  const dice = random(7);
  for (let round = 0; round < 200; round++) {
    const list = Array.from({length: 1 + dice.int(40)}, () => dice.int(2 ** (1 + dice.int(22)))).sort((a, b) => a - b);
    const lengths = lengthsOf(list);
    t.deepEqual([lengths.least, lengths.most, lengths.sum], [list[0] ?? -1, list.at(-1) ?? -1, list.reduce((sum, length) => sum + length, 0)]);
    for (const percent of [1, 5, 50, 90, 99, 100]) {
      const exact = list[Math.ceil((list.length * percent) / 100) - 1] ?? -1;
      const said = atMost(lengths, percent);
      t.true(said >= exact && said <= exact + exact / 16, `${percent} % of ${list.join()}: ${said}, exactly ${exact}`);
    }
  }
});

test('lengths of parts add up to those of the whole, whatever the parts', (t) => {
  const dice = random(8);
  const list = Array.from({length: 300}, () => dice.int(100_000));
  const parts = Array.from({length: 7}, (_, part) => list.filter((length, at) => (length + at) % 7 === part)).filter((part) => part.length > 0);
  const [first, ...others] = parts.map(lengthsOf);
  if (first === undefined) return t.fail();
  t.deepEqual(others.reduce(addLengths, first), lengthsOf(list));
  t.deepEqual(others.reverse().reduce((sum, part) => addLengths(part, sum), first), lengthsOf(list));
});
