// Lines that parents had and the merge has not, in one list: a line that several of them lost at one place stands there once.

export interface Lost {readonly line: Buffer; readonly parents: number}

/** Cells of the table that finds the longest common list; beyond that one list follows the other. */
const mostCells = 1 << 22;

export function joinLost(base: readonly Lost[], lines: readonly Buffer[], parent: number): readonly Lost[] {
  const fresh = lines.map((line): Lost => ({line, parents: parent}));
  if (base.length === 0 || fresh.length === 0 || base.length * fresh.length > mostCells) return [...base, ...fresh];
  const width = fresh.length + 1;
  const longest = new Int32Array((base.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  const same = (i: number, j: number) => base[i - 1]?.line.equals(fresh[j - 1]?.line ?? base[i - 1]?.line ?? Buffer.of()) === true;
  for (let i = 1; i <= base.length; i++) for (let j = 1; j < width; j++) longest[i * width + j] = same(i, j) ? at(i - 1, j - 1) + 1 : Math.max(at(i, j - 1), at(i - 1, j));
  const joined: Lost[] = [];
  for (let [i, j] = [base.length, fresh.length]; i > 0 || j > 0;) {
    const [old, young] = [base[i - 1], fresh[j - 1]];
    if (i > 0 && j > 0 && same(i, j) && old !== undefined) {
      joined.push({line: old.line, parents: old.parents | parent});
      i--;
      j--;
    } else if (young !== undefined && j > 0 && (i === 0 || at(i, j - 1) >= at(i - 1, j))) {
      joined.push(young);
      j--;
    } else if (old !== undefined) {
      joined.push(old);
      i--;
    }
  }
  return joined.reverse();
}
