import test from 'ava';
import {commitsBetween} from '../../../../../stages/source/git/brought/commits-between.ts';
import {random} from '../../../../graph/rig/random.ts';

/** Children before parents, as the graph has them. */
function randomGraph(seed: number, size: number): readonly (readonly number[])[] {
  const dice = random(seed);
  return Array.from({length: size}, (_, at) => (at === size - 1 ? [] : [...new Set(Array.from({length: 1 + dice.int(3)}, () => Math.min(size - 1, at + 1 + dice.int(dice.chance(5) ? size : 6))))]));
}

/** All that a commit reaches, the plain way. */
function behind(parents: readonly (readonly number[])[], from: readonly number[]): ReadonlySet<number> {
  const seen = new Set(from);
  for (const commit of seen) for (const parent of parents[commit] ?? []) seen.add(parent);
  return seen;
}

for (const seed of [1, 2, 3, 4, 5]) {
  test(`commitsBetween() is what some reach and another does not (seed ${seed})`, (t) => {
    const dice = random(seed * 1000);
    const parents = randomGraph(seed, 120);
    for (let round = 0; round < 200; round++) {
      const from = Array.from({length: 1 + dice.int(2)}, () => dice.int(120));
      const not = dice.int(120);
      const there = behind(parents, [not]);
      const wanted = [...behind(parents, from)].filter((commit) => !there.has(commit)).sort((a, b) => a - b);
      t.deepEqual(commitsBetween({parents}, {from, not, most: 120}), wanted, `${from.join()} not ${not}`);
      if (wanted.length > 1) t.is(commitsBetween({parents}, {from, not, most: wanted.length - 1}), undefined);
    }
  });
}

test('commitsBetween() walks no further than it must', (t) => {
  const parents = new Proxy(Array.from({length: 1_000_000}, (_, at) => (at < 999_999 ? [at + 1] : [])), {
    get: (list, at) => (typeof at === 'string' && Number(at) > 100 ? t.fail(`Asked for commit ${at}`) : Reflect.get(list, at)),
  });
  t.deepEqual(commitsBetween({parents}, {from: [0], not: 3, most: 10}), [0, 1, 2]);
});
