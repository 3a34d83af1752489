// Cuts a stretch of a text into pieces that are short enough, before a line where the text breaks deepest. Together they are the stretch.
import type {Place} from '../parse/outline/outline.ts';

const [newline, space, tab] = [0x0a, 0x20, 0x09] as const;

/** A line that is longer stands alone. */
export function cutLines(bytes: Uint8Array, {from, to}: Place, most: number): readonly Place[] {
  const pieces: Place[] = [];
  for (let at = from; at < to; ) {
    const end = to - at <= most ? to : cutBefore(bytes, {from: at, to}, most);
    pieces.push({from: at, to: end});
    at = end;
  }
  return pieces;
}

/** In the second half of what fits, the line with the least indentation, behind a blank line where there is one; of equals the last. */
function cutBefore(bytes: Uint8Array, {from, to}: Place, most: number): number {
  let best: {readonly at: number; readonly depth: number} | undefined;
  let last: number | undefined;
  for (let at = bytes.indexOf(newline, from) + 1; at > 0 && at < to && at <= from + most; at = bytes.indexOf(newline, at) + 1) {
    last = at;
    if (at < from + most / 2) continue;
    const depth = depthAt(bytes, at, to);
    if (depth !== undefined && depth <= (best?.depth ?? depth)) best = {at, depth};
  }
  const next = bytes.indexOf(newline, from) + 1;
  return best?.at ?? last ?? (next === 0 || next > to ? to : next);
}

/** Columns before the first character, half a column less behind a blank line; none of a blank line. */
function depthAt(bytes: Uint8Array, at: number, to: number): number | undefined {
  let end = at;
  while (end < to && (bytes[end] === space || bytes[end] === tab)) end++;
  if (end >= to || bytes[end] === newline) return undefined;
  return end - at - (at >= 2 && bytes[at - 2] === newline ? 0.5 : 0);
}
