// Finds what two blobs share at both ends, in whole lines, so that only the middle needs a real diff.

/** Both middles begin at `from`: everything before it is common, and so is everything after the two ends. */
export interface Middle {readonly from: number; readonly beforeTo: number; readonly afterTo: number}

const newline = 10;

/** Long stretches are compared by the machine's own comparison; it only answers "equal", so the stride shrinks at a difference. */
const strides = [4096, 512, 64];

export function trimEnds(before: Buffer, after: Buffer): Middle {
  const shorter = Math.min(before.length, after.length);
  const same = commonPrefix(before, after, shorter);
  if (same === before.length && same === after.length) return {from: same, beforeTo: same, afterTo: same};
  let from = same;
  while (from > 0 && before[from - 1] !== newline) from--;
  const suffix = commonSuffix(before, after, shorter - from);
  const beforeTo = before.length - suffix;
  const afterTo = after.length - suffix;
  const aligned = startsLine(before, from, beforeTo) && startsLine(after, from, afterTo);
  const partial = aligned ? 0 : restOfLine(before, beforeTo);
  return {from, beforeTo: beforeTo + partial, afterTo: afterTo + partial};
}

function startsLine(bytes: Buffer, from: number, at: number): boolean {
  return at === from || bytes[at - 1] === newline;
}

function restOfLine(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(newline, at);
  return (end < 0 ? bytes.length : end + 1) - at;
}

function commonPrefix(before: Buffer, after: Buffer, limit: number): number {
  let at = 0;
  for (const stride of strides) {
    while (at + stride <= limit && before.compare(after, at, at + stride, at, at + stride) === 0) at += stride;
  }
  while (at < limit && before[at] === after[at]) at++;
  return at;
}

function commonSuffix(before: Buffer, after: Buffer, limit: number): number {
  const a = before.length;
  const b = after.length;
  let length = 0;
  for (const stride of strides) {
    while (length + stride <= limit && before.compare(after, b - length - stride, b - length, a - length - stride, a - length) === 0) length += stride;
  }
  while (length < limit && before[a - 1 - length] === after[b - 1 - length]) length++;
  return length;
}
