// The cheapest way to give each of n rows a column of its own: the Hungarian method with potentials, in n³ steps.

/** `cost[row][column]`. The column of each row; of equally cheap ways, the one that is found first. */
export function cheapestAssignment(cost: readonly (readonly number[])[]): readonly number[] {
  const size = cost.length;
  const [ofRow, ofColumn] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  /** Rows by column, both from 1; column 0 holds the row that is being placed. */
  const placed = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    placed[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Infinity);
    const seen = new Uint8Array(size + 1);
    do {
      seen[column] = 1;
      const at = placed[column] ?? 0;
      let [delta, next] = [Infinity, 0];
      for (let other = 1; other <= size; other++) {
        if (seen[other] === 1) continue;
        const reduced = (cost[at - 1]?.[other - 1] ?? 0) - (ofRow[at] ?? 0) - (ofColumn[other] ?? 0);
        if (reduced < (least[other] ?? 0)) {
          least[other] = reduced;
          way[other] = column;
        }
        if ((least[other] ?? 0) < delta) {
          delta = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (seen[other] === 1) {
          const taken = placed[other] ?? 0;
          ofRow[taken] = (ofRow[taken] ?? 0) + delta;
          ofColumn[other] = (ofColumn[other] ?? 0) - delta;
        } else least[other] = (least[other] ?? 0) - delta;
      }
      column = next;
    } while (placed[column] !== 0);
    while (column !== 0) {
      const before = way[column] ?? 0;
      placed[column] = placed[before] ?? 0;
      column = before;
    }
  }
  const columns = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column++) columns[(placed[column] ?? 1) - 1] = column - 1;
  return columns;
}
