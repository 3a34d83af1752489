// The longest run of numbers that grow: of things that were put in another order, those that can be said to have stayed.

/** The places of its members. Of runs of equal length it is always the same one. */
export function inOrder(numbers: readonly number[]): ReadonlySet<number> {
  /** Where the least end of a run of each length is. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [place, number] of numbers.entries()) {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) from = middle + 1;
      else to = middle;
    }
    previous.push(from === 0 ? -1 : (ends[from - 1] ?? -1));
    ends[from] = place;
  }
  const run = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = previous[place] ?? -1) run.add(place);
  return run;
}
