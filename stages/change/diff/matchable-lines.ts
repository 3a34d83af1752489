// Leaves out of the search the lines that cannot match, and those that would only match by accident. Every `!` is below a count.

/** What the search sees of one side: names, and the line of the middle that each stands for. */
export interface Matchable {names: Int32Array; lines: Int32Array; count: number}

/** The middle's `count` lines by name, of a blob of `total` lines; `elsewhere` says how often a name occurs in all of the other blob. */
export interface Candidates {readonly names: Int32Array; readonly count: number; readonly elsewhere: Int32Array; readonly total: number}

const absent = 0;
const rare = 1;
const frequent = 2;

/** How far git looks around a frequent line, how frequent is enough in any blob, and how dense accidents must be. */
const window = 100;
const frequentAnywhere = 1024;
const density = 4;

let kinds = new Uint8Array(1024);

export function emptyMatchable(): Matchable {
  return {names: new Int32Array(1024), lines: new Int32Array(1024), count: 0};
}

/** Marks what is left out as edited. Same choices as git's, which shape the diff wherever blank lines and braces abound. */
export function selectMatchable(from: Candidates, edited: Uint8Array, kept: Matchable): void {
  const {names, count, elsewhere} = from;
  if (kinds.length < count) kinds = new Uint8Array(count * 2);
  if (kept.names.length < count) {
    kept.names = new Int32Array(count * 2);
    kept.lines = new Int32Array(count * 2);
  }
  const limit = Math.min(roughRoot(from.total), frequentAnywhere);
  for (let line = 0; line < count; line++) {
    const matches = elsewhere[names[line]!]!;
    kinds[line] = matches === 0 ? absent : matches >= limit ? frequent : rare;
  }
  kept.count = 0;
  for (let line = 0; line < count; line++) {
    const kind = kinds[line];
    if (kind === rare || (kind === frequent && !accidental(line, count))) {
      kept.names[kept.count] = names[line]!;
      kept.lines[kept.count++] = line;
    } else edited[line] = 1;
  }
}

/** A frequent line in a run of lines that match nowhere. */
function accidental(line: number, count: number): boolean {
  const above = run(line, -1, Math.min(line, window));
  if (above.absent === 0) return false;
  const below = run(line, 1, Math.min(count - 1 - line, window));
  if (below.absent === 0) return false;
  const strangers = above.absent + below.absent;
  const frequents = above.frequent + below.frequent + 2; // git counts the line itself once in either direction
  return frequents * density < frequents + strangers;
}

function run(line: number, step: 1 | -1, reach: number): {absent: number; frequent: number} {
  const found = {absent: 0, frequent: 0};
  for (let distance = 1; distance <= reach; distance++) {
    const kind = kinds[line + step * distance];
    if (kind === rare) break;
    if (kind === absent) found.absent++;
    else found.frequent++;
  }
  return found;
}

/** A power of two near the square root. */
export function roughRoot(value: number): number {
  let root = 1;
  for (let rest = value; rest > 0; rest >>>= 2) root *= 2;
  return root;
}
