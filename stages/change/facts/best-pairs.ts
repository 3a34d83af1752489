// Pairs those that are most alike first, as long as anything is alike enough. Bounded: a hostile file has thousands of twins.

export interface Scored {
  readonly score: (before: number, after: number) => number;
  /** Those below are left alone. */
  readonly least: number;
  /** Where there are too many to compare all with all, only those of equal content are. Empty is equal to nothing. */
  readonly content: {readonly before: (index: number) => string; readonly after: (index: number) => string};
}

const mostCompared = 2500;

/** Equal scores keep the order of the text. */
export function bestPairs(before: readonly number[], after: readonly number[], {score, least, content}: Scored): readonly (readonly [before: number, after: number])[] {
  if (before.length * after.length > mostCompared) return equalPairs(before, after, content);
  const scored = before.flatMap((one, at) => after.map((other, place) => ({one, other, apart: Math.abs(at - place), score: score(one, other)})));
  const best = scored.filter((pair) => pair.score >= least).sort((a, b) => b.score - a.score || a.apart - b.apart);
  const taken = {before: new Set<number>(), after: new Set<number>()};
  const pairs: (readonly [number, number])[] = [];
  for (const {one, other} of best) {
    if (taken.before.has(one) || taken.after.has(other)) continue;
    taken.before.add(one);
    taken.after.add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

function equalPairs(before: readonly number[], after: readonly number[], content: Scored['content']): readonly (readonly [number, number])[] {
  const waiting = new Map<string, number[]>();
  for (const one of before.toReversed()) {
    const known = waiting.get(content.before(one));
    if (known === undefined) waiting.set(content.before(one), [one]);
    else known.push(one);
  }
  return after.flatMap((other) => {
    const text = content.after(other);
    const one = text === '' ? undefined : waiting.get(text)?.pop();
    return one === undefined ? [] : [[one, other] as const];
  });
}
