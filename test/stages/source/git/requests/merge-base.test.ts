import test from 'ava';
import {mergeBase} from '../../../../../stages/source/git/requests/merge-base.ts';
import {random} from '../../../../graph/rig/random.ts';

/** Children before parents, as the graph has them; some have none. */
function randomGraph(seed: number, size: number): readonly (readonly number[])[] {
  const dice = random(seed);
  return Array.from({length: size}, (_, at) => (at >= size - 3 || dice.chance(40) ? [] : [...new Set(Array.from({length: 1 + dice.int(3)}, () => Math.min(size - 1, at + 1 + dice.int(dice.chance(5) ? size : 6))))]));
}

function behind(parents: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set([from]);
  for (const commit of seen) for (const parent of parents[commit] ?? []) seen.add(parent);
  return seen;
}

for (const seed of [1, 2, 3, 4]) {
  test(`mergeBase() is the first commit that both build upon (seed ${seed})`, (t) => {
    const dice = random(seed * 1000);
    const parents = randomGraph(seed, 120);
    let none = 0;
    for (let round = 0; round < 300; round++) {
      const [a, b] = [dice.int(120), dice.int(120)];
      const [one, other] = [behind(parents, a), behind(parents, b)];
      const wanted = [...one].filter((commit) => other.has(commit)).sort((x, y) => x - y)[0];
      if (wanted === undefined) none++;
      t.is(mergeBase({parents}, a, b), wanted, `${a} and ${b}`);
    }
    t.true(none > 0 && none < 300, `${none} share nothing`);
  });
}

test('mergeBase() walks no further than it must', (t) => {
  const parents = new Proxy(Array.from({length: 1_000_000}, (_, at) => (at < 999_999 ? [at + 1] : [])), {
    get: (list, at) => (typeof at === 'string' && Number(at) > 100 ? t.fail(`Asked for commit ${at}`) : Reflect.get(list, at)),
  });
  t.is(mergeBase({parents}, 0, 3), 3);
});
