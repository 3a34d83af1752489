// The order of packages on random graphs: each after what it needs, but for the edges that are said to be broken.
import test from 'ava';
import type {PackageEdge} from '../../../../stages/parse/packages/package-graph.ts';
import {sortPackages} from '../../../../stages/parse/packages/sort-packages.ts';
import {random, type Random} from '../../../graph/rig/random.ts';

const kinds = ['normal', 'development', 'build', 'optional', 'peer'] as const;

function someGraph(dice: Random): {readonly ids: readonly string[]; readonly edges: readonly PackageEdge[]} {
  const ids = Array.from({length: 2 + dice.int(8)}, (_, at) => `npm:${at}`);
  const edges = Array.from({length: dice.int(16)}, () => ({from: dice.pick(ids), to: dice.pick(ids), kind: dice.pick(kinds)})).filter(({from, to}) => from !== to);
  return {ids, edges: [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()]};
}

/** By following edges one after the other, from each package. */
function reachable(from: string, edges: readonly PackageEdge[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) for (const {to} of edges.filter((edge) => edge.from === next)) if (!seen.has(to)) waiting.push((seen.add(to), to));
  return seen;
}

test('sortPackages() orders random graphs, reports exactly what is in cycles, and breaks no edge that is in none', (t) => {
  const dice = random(7);
  let cyclic = 0;
  for (let round = 0; round < 400; round++) {
    const {ids, edges} = someGraph(dice);
    const {order, broken, cycles} = sortPackages(ids, edges);
    t.deepEqual([...order].sort(), [...ids].sort());
    const place = new Map(order.map((id, at) => [id, at]));
    const kept = edges.filter((edge) => !broken.includes(edge));
    t.true(kept.every(({from, to}) => (place.get(to) ?? 0) < (place.get(from) ?? 0)), JSON.stringify({edges, order, broken}));
    const inCycle = ids.filter((id) => reachable(id, edges).has(id));
    t.deepEqual(cycles.flat().sort(), [...inCycle].sort());
    for (const {from, to} of broken) t.true(reachable(to, edges).has(from));
    if (broken.length > 0) cyclic++;
    t.deepEqual(sortPackages([...ids].reverse(), [...edges].reverse()), {order, broken, cycles});
  }
  t.true(cyclic > 50, `${cyclic} with cycles`);
});
