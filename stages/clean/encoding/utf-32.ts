// Decoders of UTF-32 in either byte order. What is no scalar value, and a part of a unit at the end, is U+FFFD.
import {packed, type Decoder} from './transcode.ts';

export const utf32le: Decoder = (raw, at) => decode(raw, at, true);
export const utf32be: Decoder = (raw, at) => decode(raw, at, false);

function decode(raw: Uint8Array, at: number, little: boolean): number {
  if (at + 3 >= raw.length) return packed(0xfffd, raw.length - at);
  const a = raw[at] ?? 0;
  const b = raw[at + 1] ?? 0;
  const c = raw[at + 2] ?? 0;
  const d = raw[at + 3] ?? 0;
  const value = little ? ((d << 24) | (c << 16) | (b << 8) | a) >>> 0 : ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const scalar = value <= 0x10ffff && (value & 0xfffff800) !== 0xd800;
  return packed(scalar ? value : 0xfffd, 4);
}
