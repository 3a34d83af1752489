// Decoders of UTF-16 in either byte order. A lone surrogate or half a unit at the end is U+FFFD.
import {packed, type Decoder} from './transcode.ts';

export const utf16le: Decoder = (raw, at) => decode(raw, at, 1, 0);
export const utf16be: Decoder = (raw, at) => decode(raw, at, 0, 1);

function decode(raw: Uint8Array, at: number, high: number, low: number): number {
  if (at + 1 >= raw.length) return packed(0xfffd, 1);
  const unit = unitAt(raw, at, high, low);
  if ((unit & 0xf800) !== 0xd800) return packed(unit, 2);
  if (unit >= 0xdc00) return packed(0xfffd, 2);
  // Half a pair and half a unit at the end are one loss, as the WHATWG standard counts.
  if (at + 3 >= raw.length) return packed(0xfffd, raw.length - at);
  const next = unitAt(raw, at + 2, high, low);
  if ((next & 0xfc00) !== 0xdc00) return packed(0xfffd, 2);
  return packed(0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff), 4);
}

function unitAt(raw: Uint8Array, at: number, high: number, low: number): number {
  return ((raw[at + high] ?? 0) << 8) | (raw[at + low] ?? 0);
}
