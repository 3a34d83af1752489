// Splits both blobs into lines around their middles: all that a diff looks at line by line.
import type {Edited} from './edited-lines.ts';
import type {Edges} from './indent-score.ts';
import {emptyLines, scanLines} from './scan-lines.ts';
import type {Side} from './side.ts';
import type {Middle} from './trim-ends.ts';

/** `firstLine` lines of either blob come before the window. */
export interface Window extends Edges {readonly firstLine: number}

/** What to look at: `reach` common lines above and below the middles, where there are so many. */
export interface View {readonly middle: Middle; readonly edited: readonly [Edited, Edited]; readonly reach: number}

const newline = 0x0a;
const newlines = 0x0a0a0a0a;
const lowBits = 0x7f7f7f7f;

/** Common lines above and below the middles. */
const heads = emptyLines();
const tails = emptyLines();

export function openWindow(before: Side, after: Side, {middle, edited, reach}: View): Window {
  const {from, beforeTo, afterTo} = middle;
  const start = linesUp(before.bytes, from, reach);
  const end = linesDown(before.bytes, beforeTo, reach);
  scanLines(before.bytes, [start, from], heads);
  scanLines(before.bytes, [beforeTo, end], tails);
  fill(before, edited[0], 0);
  fill(after, edited[1], afterTo - beforeTo);
  return {firstLine: countNewlines(before.bytes, start), top: start === 0, bottom: end === before.bytes.length};
}

/** The tails lie `shift` bytes further down in one blob than in the other. */
function fill(side: Side, {lines, flags}: Edited, shift: number): void {
  const below = heads.count + lines.count;
  side.count = below + tails.count;
  if (side.starts.length <= side.count) {
    side.starts = new Int32Array(side.count * 2);
    side.changed = new Uint8Array(side.count * 2);
  }
  side.starts.set(heads.starts.subarray(0, heads.count));
  side.starts.set(lines.starts.subarray(0, lines.count), heads.count);
  for (let line = 0; line <= tails.count; line++) side.starts[below + line] = (tails.starts[line] ?? 0) + shift;
  side.changed.fill(0, 0, side.count + 1);
  side.changed.set(flags.subarray(0, lines.count), heads.count);
}

function linesUp(bytes: Buffer, from: number, reach: number): number {
  let at = from;
  for (let lines = 0; lines < reach && at > 0; lines++) {
    at--;
    while (at > 0 && bytes[at - 1] !== newline) at--;
  }
  return at;
}

function linesDown(bytes: Buffer, from: number, reach: number): number {
  let at = from;
  for (let lines = 0; lines < reach && at < bytes.length; lines++) {
    while (at < bytes.length && bytes[at] !== newline) at++;
    if (at < bytes.length) at++;
  }
  return at;
}

/** Four bytes at a time: a byte's high bit stays set in `found` where it is a newline, and the sum of those bits is kept per byte. */
function countNewlines(bytes: Buffer, to: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  let at = 0;
  while (at + 4 <= to) {
    const stop = Math.min(to - 3, at + 4 * 255); // before a byte of the sum could overflow
    let sums = 0;
    for (; at < stop; at += 4) {
      const rest = view.getInt32(at, true) ^ newlines;
      const found = ~(((rest & lowBits) + lowBits) | rest | lowBits);
      sums = (sums + (found >>> 7)) | 0;
    }
    count += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  for (; at < to; at++) if (bytes[at] === newline) count++;
  return count;
}
