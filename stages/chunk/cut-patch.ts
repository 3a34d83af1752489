// Cuts the hunks of a file along what its lines belong to. Every line of every hunk is in exactly one piece, so nothing is lost and nothing told twice.
import type {PatchHunk, PatchLine} from './patch-lines.ts';

/** Lines of one hunk that stand together. */
export interface Stretch {
  readonly lines: readonly PatchLine[];
  /** Of the hunk they are from, where they are its first. */
  readonly heading?: PatchHunk['heading'];
}

export interface LineLabels {
  /** Of a line by its number before, of one that is gone or stayed. */
  readonly before: (line: number) => number;
  readonly after: (line: number) => number;
}

/** What belongs together, by its label, in the order of first lines. Lines that did not change, and empty ones, go with a changed neighbour. */
export function cutPatch(hunks: readonly PatchHunk[], labels: LineLabels): ReadonlyMap<number, readonly Stretch[]> {
  const cut = new Map<number, Stretch[]>();
  for (const {lines, heading} of hunks) {
    const owned = labelsOf(lines, labels);
    for (let from = 0; from < lines.length; ) {
      const label = owned[from] ?? 0;
      let to = from;
      while (to < lines.length && owned[to] === label) to++;
      const stretch = {lines: lines.slice(from, to), ...(from === 0 && {heading})};
      const known = cut.get(label);
      if (known === undefined) cut.set(label, [stretch]);
      else known.push(stretch);
      from = to;
    }
  }
  return cut;
}

function labelsOf(lines: readonly PatchLine[], {before, after}: LineLabels): readonly number[] {
  const telling = lines.some(({sign, blank}) => sign !== ' ' && !blank);
  // Empty lines that come or go belong to what they set apart.
  const own = lines.map(({sign, blank, before: old, after: now}) => (sign === ' ' || (blank && telling) ? undefined : sign === '-' ? before(old) : after(now)));
  for (let from = 0; from < lines.length; ) {
    if (own[from] !== undefined) {
      from++;
      continue;
    }
    let to = from;
    while (to < lines.length && own[to] === undefined) to++;
    shareContext(own, {lines, from, to, after});
    from = to;
  }
  return own.map((label) => label ?? 0);
}

/** Unchanged lines between two changes: those of what stands above go to it, the rest to what stands below; what is in neither is shared in the middle. */
function shareContext(own: (number | undefined)[], {lines, from, to, after}: {readonly lines: readonly PatchLine[]; readonly from: number; readonly to: number; readonly after: LineLabels['after']}): void {
  const [above, below] = [own[from - 1], own[to]];
  let split = above === undefined ? from : below === undefined ? to : undefined;
  if (split === undefined) {
    const places = lines.slice(from, to).map(({after: line}) => after(line));
    const firstBelow = places.indexOf(below ?? 0);
    const lastAbove = places.lastIndexOf(above ?? 0);
    split = from + (lastAbove === -1 && firstBelow === -1 ? Math.ceil(places.length / 2) : lastAbove === -1 ? firstBelow : lastAbove + 1);
  }
  own.fill(above, from, split).fill(below, split, to);
}
