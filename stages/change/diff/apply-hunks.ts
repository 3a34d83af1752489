// Applies unified hunks to the bytes they were made from: strictly, so that whatever it accepts is exactly the other side.
// Shares nothing with the code that makes hunks, so that each can judge the other.

/** Where hunks do not fit: `line` counts theirs, from one. */
export interface Refusal {readonly line: number; readonly expected: string; readonly found: string}

export type Applied = {readonly after: Buffer} | {readonly refusal: Refusal};

interface Head {readonly before: Range; readonly after: Range}
interface Range {readonly from: number; readonly count: number}

/** Lines read of the hunks and of the old blob, and those of the new one so far. */
interface Progress {readonly old: readonly Buffer[]; readonly patch: readonly Buffer[]; readonly after: Buffer[]; read: number; taken: number}

const newline = 0x0a;
const headForm = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@(?: .+)?\n$/s;
const marker = Buffer.from('\\ No newline at end of file\n');

export function applyHunks(before: Uint8Array, hunks: Uint8Array): Applied {
  const progress: Progress = {old: linesOf(before), patch: linesOf(hunks), after: [], read: 0, taken: 0};
  while (progress.read < progress.patch.length) {
    const refusal = applyHunk(progress);
    if (refusal !== undefined) return {refusal};
  }
  while (progress.taken < progress.old.length) {
    const refusal = keep(progress);
    if (refusal !== undefined) return {refusal};
  }
  return {after: Buffer.concat(progress.after)};
}

function applyHunk(progress: Progress): Refusal | undefined {
  const head = readHead(progress);
  if ('line' in head) return head;
  while (progress.taken < head.before.from) {
    const refusal = progress.taken < progress.old.length ? keep(progress) : refuse(progress, `a blob of ${head.before.from} lines`, 'a shorter one');
    if (refusal !== undefined) return refusal;
  }
  if (progress.taken !== head.before.from) return refuse(progress, `a hunk below line ${progress.taken}`, `one at ${head.before.from}`);
  if (progress.after.length !== head.after.from) return refuse(progress, `new lines from ${progress.after.length}`, `from ${head.after.from}`);
  progress.read++;
  const beforeEnd = head.before.from + head.before.count;
  const afterEnd = head.after.from + head.after.count;
  while (progress.taken < beforeEnd || progress.after.length < afterEnd) {
    const refusal = applyLine(progress);
    if (refusal !== undefined) return refusal;
  }
  if (progress.taken > beforeEnd || progress.after.length > afterEnd) return refuse(progress, 'as many lines as the hunk announces', 'more');
  return undefined;
}

/** Ranges as indexes from zero: git counts from one, but an empty range names the line above it. */
function readHead(progress: Progress): Head | Refusal {
  const text = progress.patch[progress.read]?.toString('latin1') ?? '';
  const match = headForm.exec(text);
  if (match === null) return refuse(progress, 'the head of a hunk', text);
  const [, beforeFrom, beforeCount = '1', afterFrom, afterCount = '1'] = match;
  return {before: rangeOf(Number(beforeFrom), Number(beforeCount)), after: rangeOf(Number(afterFrom), Number(afterCount))};
}

function rangeOf(line: number, count: number): Range {
  return {from: count === 0 ? line : line - 1, count};
}

function applyLine(progress: Progress): Refusal | undefined {
  const signed = progress.patch[progress.read];
  if (signed === undefined) return refuse(progress, 'another line of the hunk', 'its end');
  const sign = String.fromCharCode(signed[0] ?? 0);
  const unended = progress.patch[progress.read + 1]?.equals(marker) === true;
  const line = signed.subarray(1, unended ? -1 : undefined);
  if (![' ', '-', '+'].includes(sign) || signed.at(-1) !== newline) return refuse(progress, 'a line that begins with a sign and ends', signed.toString('latin1'));
  if (sign !== '+') {
    const old = progress.old[progress.taken];
    if (old === undefined || !old.equals(line)) return refuse(progress, old?.toString('latin1') ?? 'the end of the blob', line.toString('latin1'));
  }
  const refusal = sign === '-' ? undefined : put(progress, line);
  if (sign !== '+') progress.taken++;
  progress.read += unended ? 2 : 1;
  return refusal;
}

function keep(progress: Progress): Refusal | undefined {
  return put(progress, progress.old[progress.taken++] ?? Buffer.alloc(0));
}

function put(progress: Progress, line: Buffer): Refusal | undefined {
  const last = progress.after.at(-1);
  if (last !== undefined && last.at(-1) !== newline) return refuse(progress, 'nothing below a line without an end', line.toString('latin1'));
  progress.after.push(line);
  return undefined;
}

function refuse({read}: Progress, expected: string, found: string): Refusal {
  return {line: read + 1, expected, found};
}

function linesOf(bytes: Uint8Array): Buffer[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: Buffer[] = [];
  for (let at = 0; at < buffer.length;) {
    const found = buffer.indexOf(newline, at);
    const end = found < 0 ? buffer.length : found + 1;
    lines.push(buffer.subarray(at, end));
    at = end;
  }
  return lines;
}
