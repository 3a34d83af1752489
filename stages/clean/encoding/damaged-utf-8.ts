// The decoder of UTF-8 with broken bytes in it: each longest broken prefix of a sequence is one U+FFFD, as the WHATWG standard has it.
import {packed, type Decoder} from './transcode.ts';

export const damagedUtf8: Decoder = (raw, at) => {
  const lead = raw[at] ?? 0;
  if (lead < 0x80) return packed(lead, 1);
  if (lead < 0xc2 || lead > 0xf4) return packed(0xfffd, 1);
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let codePoint = lead & (0x7f >> width);
  for (let index = 1; index < width; index++) {
    const next = raw[at + index];
    if (next === undefined || !continues(lead, index, next)) return packed(0xfffd, index);
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return packed(codePoint, width);
};

/** The second byte also bars overlong forms, surrogates and what lies beyond U+10FFFF. */
function continues(lead: number, index: number, next: number): boolean {
  if ((next & 0xc0) !== 0x80) return false;
  if (index > 1) return true;
  if (lead === 0xe0) return next >= 0xa0;
  if (lead === 0xed) return next < 0xa0;
  if (lead === 0xf0) return next >= 0x90;
  return lead !== 0xf4 || next < 0x90;
}
