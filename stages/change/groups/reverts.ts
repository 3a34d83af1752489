// Which commits of a group undo which, and which bring back what was undone.
import type {Link} from './evidence.ts';

export interface Reverts {
  /** By the commit that undoes, those it undoes. */
  readonly reverted: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the commit that undoes an undoing, those it brings back. */
  readonly relanded: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Vertices. Who undoes a request undoes the commits that speak for it. */
export function revertsOf(links: readonly Link[]): Reverts {
  const speakers = grouped(links.filter(({evidence}) => evidence === 'merge names pull' || evidence === 'subject names pull').map(({from, to}) => [to, from]));
  const undone = links.flatMap(({from, to, evidence}): (readonly [string, string])[] => {
    if (evidence === 'reverts') return [[from, to]];
    return evidence === 'reverts pull' ? [...(speakers.get(to) ?? [])].map((commit) => [from, commit] as const) : [];
  });
  const reverted = grouped(undone.filter(([from, to]) => from !== to));
  const twice = [...reverted].flatMap(([from, tos]) => [...tos].flatMap((to) => [...(reverted.get(to) ?? [])].map((first) => [from, first] as const)));
  return {reverted, relanded: grouped(twice.filter(([from, to]) => from !== to))};
}

function grouped(pairs: Iterable<readonly [string, string]>): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [from, to] of pairs) groups.set(from, (groups.get(from) ?? new Set()).add(to));
  return groups;
}
