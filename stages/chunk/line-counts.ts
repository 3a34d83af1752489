// How many lines a stretch of a patch has on either side, and how a hunk's head says so.
import type {PatchLine} from './patch-lines.ts';

export interface Range {readonly from: number; readonly count: number}

export interface LineCounts {readonly before: Range; readonly after: Range; readonly added: number; readonly removed: number}

export function lineCounts(lines: readonly PatchLine[]): LineCounts {
  const added = lines.filter(({sign}) => sign === '+').length;
  const removed = lines.filter(({sign}) => sign === '-').length;
  const stayed = lines.length - added - removed;
  const [first] = lines;
  return {before: {from: first?.before ?? 1, count: stayed + removed}, after: {from: first?.after ?? 1, count: stayed + added}, added, removed};
}

/** `@@ -1,2 +1,3 @@`; like git, an empty range names the line above it. */
export function hunkHead({before, after}: Pick<LineCounts, 'before' | 'after'>): string {
  return `@@ -${range(before)} +${range(after)} @@`;
}

function range({from, count}: Range): string {
  if (count === 1) return String(from);
  return `${count === 0 ? from - 1 : from},${count}`;
}
