// The line a hunk stands under: the nearest above that begins like a name, as git finds it without a driver for the language.

const newline = 0x0a;

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
  const heading = bytes.subarray(start, end);
  return heading.subarray(0, wellFormed(heading));
}

/** As git tells a function without a driver for the language. */
export function beginsName(byte: number): boolean {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x5f || byte === 0x24;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** Git ends a heading where its UTF-8 breaks off, be it cut in the middle of a character or something else altogether. */
function wellFormed(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const width = characterWidth(bytes, at);
    if (width === 0) break;
    at += width;
  }
  return at;
}

function characterWidth(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let character = lead & (0x7f >> width);
  for (let index = 1; index < width; index++) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return 0;
    character = (character << 6) | (byte & 0x3f);
  }
  const overlong = (width === 3 && character < 0x800) || (width === 4 && character < 0x1_0000);
  const forbidden = (character >= 0xd800 && character <= 0xdfff) || character === 0xfffe || character === 0xffff || character > 0x10_ffff;
  return overlong || forbidden ? 0 : width;
}
