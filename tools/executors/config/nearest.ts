// The known name a mistyped one is closest to, or none when nothing is close enough to be meant.

export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
    const most = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (edits > most || edits >= least) continue;
    least = edits;
    best = candidate;
  }
  return best ?? known.find((candidate) => name.length > 2 && candidate.toLowerCase().startsWith(name.toLowerCase()));
}

export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const candidate = nearest(name, known);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editsBetween(a: string, b: string): number {
  let older: number[] = [];
  let former = Array.from({length: b.length + 1}, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(at(former, j) + 1, at(row, j - 1) + 1, at(former, j - 1) + same);
      row.push(swapped ? Math.min(cost, at(older, j - 2) + 1) : cost);
    }
    older = former;
    former = row;
  }
  return at(former, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
