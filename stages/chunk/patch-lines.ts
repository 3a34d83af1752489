// The lines of unified hunks, each with its place in the hunks and its number on both sides.

export interface PatchLine {
  readonly sign: ' ' | '-' | '+';
  /** Bytes of the hunks: the sign, the line and its end, and the remark that no newline follows. */
  readonly from: number;
  readonly to: number;
  /** From 1. Where a side lacks the line: the number of its next line. */
  readonly before: number;
  readonly after: number;
  /** Only white space. */
  readonly blank: boolean;
}

/** `heading`: what stands after the second `@@`, with the space before it. */
export interface PatchHunk {readonly lines: readonly PatchLine[]; readonly heading: {readonly from: number; readonly to: number}}

const newline = 0x0a;
const white: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0x0c]);
const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

export function patchHunks(bytes: Uint8Array): readonly PatchHunk[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hunks: PatchHunk[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at);
    const [found, oldFrom, oldCount = '1', newFrom, newCount = '1'] = head.exec(text.toString('latin1', at, end)) ?? wrongHead(at);
    const lines: PatchLine[] = [];
    const heading = {from: at + found.length, to: end};
    // An empty range names the line above it.
    let [before, after] = [Number(oldFrom) + (oldCount === '0' ? 1 : 0), Number(newFrom) + (newCount === '0' ? 1 : 0)];
    const ends = {before: before + Number(oldCount), after: after + Number(newCount)};
    for (at = end + 1; before < ends.before || after < ends.after; ) {
      const sign = signAt(text, at);
      const from = at;
      const lineEnd = endOfLine(text, at);
      const blank = isBlank(text, at + 1, lineEnd);
      at = Math.min(text.length, lineEnd + 1);
      if (text[at] === 0x5c) at = Math.min(text.length, endOfLine(text, at) + 1);
      lines.push({sign, from, to: at, before, after, blank});
      if (sign !== '+') before++;
      if (sign !== '-') after++;
    }
    hunks.push({lines, heading});
  }
  return hunks;
}

function endOfLine(text: Buffer, at: number): number {
  const end = text.indexOf(newline, at);
  return end === -1 ? text.length : end;
}

function isBlank(text: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!white.has(text[at] ?? 0)) return false;
  return true;
}

function signAt(text: Buffer, at: number): ' ' | '-' | '+' {
  const sign = String.fromCharCode(text[at] ?? 0);
  if (sign === ' ' || sign === '-' || sign === '+') return sign;
  throw new RangeError(`Read hunks that go on with ${JSON.stringify(sign)} at byte ${at}, where a line was expected`);
}

function wrongHead(at: number): never {
  throw new RangeError(`Read hunks without a head at byte ${at}`);
}
