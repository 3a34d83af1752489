// From UTF-16 units, in which a tree counts, to bytes of UTF-8. For plain ASCII they are the same number.

export type ToByte = (unit: number) => number;

export function byteOffsets(text: string, bytes: number): ToByte {
  // Every character outside ASCII has more bytes than units.
  if (text.length === bytes) return (unit) => unit;
  const table = new Uint32Array(text.length + 1);
  let at = 0;
  for (let unit = 0; unit < text.length; unit++) {
    table[unit] = at;
    const code = text.charCodeAt(unit);
    // Each half of a pair is half of its four bytes.
    at += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  table[text.length] = at;
  return (unit) => table[unit] ?? at;
}
