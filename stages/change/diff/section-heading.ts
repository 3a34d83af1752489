// The line a hunk stands under: the nearest above that begins like a name, as git finds it without a driver for the language.

const newline = 10;

/** As many bytes of it as git shows. */
const longest = 80;

/** Looks through the lines of `[from, to)` from below; both are starts of lines. */
export function sectionHeading(bytes: Buffer, from: number, to: number): Buffer | undefined {
  let start = to;
  while (start > from) {
    start--;
    while (start > from && bytes[start - 1] !== newline) start--;
    if (beginsName(bytes[start] ?? 0)) return headingAt(bytes, start);
  }
  return undefined;
}

function headingAt(bytes: Buffer, start: number): Buffer {
  let end = start;
  while (end < bytes.length && end < start + longest && bytes[end] !== newline) end++;
  while (end > start && isSpace(bytes[end - 1] ?? 0)) end--;
  return bytes.subarray(start, end);
}

function beginsName(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x5f || byte === 0x24;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
