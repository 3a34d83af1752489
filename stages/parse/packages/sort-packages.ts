// Orders packages so that each comes after what it needs. Where some need each other, the same edges are left out whatever order they come in.
import type {PackageEdge, PackageGraph} from './package-graph.ts';

/** The weakest first: what only a test needs may come later. */
const weakest: readonly PackageEdge['kind'][] = ['development', 'optional', 'peer', 'build', 'normal'];

export function sortPackages(ids: readonly string[], edges: readonly PackageEdge[]): Pick<PackageGraph, 'broken' | 'cycles' | 'order'> {
  const cycles = strong(ids, edges).filter((part) => part.length > 1);
  const inCycle = new Map(cycles.flatMap((part, at) => part.map((id) => [id, at] as const)));
  const broken: PackageEdge[] = [];
  let left = [...edges];
  for (const [at] of cycles.entries()) {
    const own = edges.filter(({from, to}) => inCycle.get(from) === at && inCycle.get(to) === at).sort(byWeakness);
    for (const edge of own) {
      if (strong(ids, left).every((part) => part.length === 1 || inCycle.get(part[0] ?? '') !== at)) break;
      if (!reaches(edge.to, edge.from, left)) continue;
      left = left.filter((one) => one !== edge);
      broken.push(edge);
    }
  }
  return {cycles, broken, order: strong(ids, left).flat()};
}

function byWeakness(a: PackageEdge, b: PackageEdge): number {
  const [one, other] = [a, b].map(({kind, from, to}) => `${weakest.indexOf(kind)} ${from} ${to}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}

function reaches(from: string, to: string, edges: readonly PackageEdge[]): boolean {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const seen = new Set([from]);
  for (const id of seen) for (const edge of next.get(id) ?? []) seen.add(edge.to);
  return seen.has(to);
}

/** Strongly connected parts, each after those that it needs (Tarjan, without recursion); ids and edges in the order of their names. */
function strong(ids: readonly string[], edges: readonly PackageEdge[]): readonly (readonly string[])[] {
  const next = new Map([...Map.groupBy(edges, ({from}) => from)].map(([id, list]) => [id, [...new Set(list.map(({to}) => to))].sort()]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const held = new Set<string>();
  const stack: string[] = [];
  const parts: string[][] = [];
  for (const start of [...ids].sort()) {
    const work: {readonly id: string; at: number}[] = index.has(start) ? [] : [{id: start, at: 0}];
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const {id} = top;
      if (top.at === 0 && !index.has(id)) {
        low.set(id, index.size);
        index.set(id, index.size);
        stack.push(id);
        held.add(id);
      }
      const to = next.get(id)?.[top.at++];
      if (to !== undefined) {
        if (!index.has(to)) work.push({id: to, at: 0});
        else if (held.has(to)) low.set(id, Math.min(low.get(id) ?? 0, index.get(to) ?? 0));
        continue;
      }
      work.pop();
      const above = work.at(-1)?.id;
      if (above !== undefined) low.set(above, Math.min(low.get(above) ?? 0, low.get(id) ?? 0));
      if (low.get(id) === index.get(id)) {
        const part = stack.splice(stack.indexOf(id)).sort();
        for (const one of part) held.delete(one);
        parts.push(part);
      }
    }
  }
  return parts;
}
