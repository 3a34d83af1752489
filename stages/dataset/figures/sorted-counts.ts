// Counts by name or number as a list in order: a merge is one walk along both, where records would be copied key by key.

export type SortedCounts<K extends string | number> = readonly (readonly [K, number])[];

export function addSorted<K extends string | number>(a: SortedCounts<K>, b: SortedCounts<K>): SortedCounts<K> {
  const sum: (readonly [K, number])[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined) return [...sum, ...b.slice(j)];
    if (right === undefined) return [...sum, ...a.slice(i)];
    if (left[0] < right[0]) sum.push(left);
    else if (right[0] < left[0]) sum.push(right);
    else sum.push([left[0], left[1] + right[1]]);
    if (left[0] <= right[0]) i++;
    if (right[0] <= left[0]) j++;
  }
}
