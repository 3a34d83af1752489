// Reads unified and combined hunks back: which line of which version each line of them shows.
import type {Place} from '../../parse/outline/outline.ts';

export interface HunkLine {
  /** Number of the version: those before the change first, the last one is that after it. */
  readonly version: number;
  /** In that version, counted from 0. */
  readonly line: number;
  /** Of the line in the hunks, with its signs. */
  readonly from: number;
  /** Bytes of signs. */
  readonly signs: number;
  /** Bytes of the line in its version, with the newline that ends it, if one does. */
  readonly length: number;
}

/** `heads`: where lines such as `@@ -1,4 +1,5 @@ fn main` stand, in order. */
export interface ReadHunks {readonly lines: readonly HunkLine[]; readonly heads: readonly Place[]}

const [newline, at, plus, minus, backslash] = [0x0a, 0x40, 0x2b, 0x2d, 0x5c];

/** A line that is there before and after is one of the version before: what stayed is no news. */
export function readHunks(text: Uint8Array): ReadHunks {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const lines: HunkLine[] = [];
  const heads: Place[] = [];
  let next: number[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (bytes[from] === at) {
      heads.push({from, to});
      next = linesOfHead(bytes.toString('latin1', from, to));
    } else if (bytes[from] === backslash) {
      const last = lines.pop();
      if (last !== undefined) lines.push({...last, length: last.length - 1});
    } else {
      const signs = next.length - 1;
      const version = versionOf(bytes, from, signs);
      lines.push({version, line: next[version] ?? 0, from, signs, length: to - from - signs});
      count(next, bytes, from);
    }
    from = to;
  }
  return {lines, heads};
}

/** The first line of each version that a hunk shows. An empty range names the line above it. */
function linesOfHead(head: string): number[] {
  const ranges = head.slice(0, head.indexOf(' @@', 2)).split(' ').slice(1);
  return ranges.map((range) => {
    const [start = 0, lines = 1] = range.slice(1).split(',').map(Number);
    return lines === 0 ? start : start - 1;
  });
}

function versionOf(bytes: Buffer, from: number, signs: number): number {
  for (let parent = 0; parent < signs; parent++) {
    if (bytes[from + parent] === plus) return signs;
    if (bytes[from + parent] === minus) return parent;
  }
  return 0;
}

/** A line that some parents lost is of those alone; any other is of the result, and of the parents that it is not new to. */
function count(next: number[], bytes: Buffer, from: number): void {
  const signs = next.length - 1;
  const lost = bytes.subarray(from, from + signs).includes(minus);
  for (let parent = 0; parent < signs; parent++) if (lost ? bytes[from + parent] === minus : bytes[from + parent] !== plus) next[parent] = (next[parent] ?? 0) + 1;
  if (!lost) next[signs] = (next[signs] ?? 0) + 1;
}
