// Decoders of one byte a character: Windows-1252 from our own table, and the one that admits it does not know.
import {packed, type Decoder} from './transcode.ts';

/** What 0x80–0x9F mean in Windows-1252; the five that it leaves open are U+FFFD. From 0xA0 on it is Latin-1. */
export const highOfWindows1252: readonly number[] = [
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
  0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
];

export const windows1252: Decoder = (raw, at) => {
  const byte = raw[at] ?? 0;
  return packed(byte >= 0x80 && byte < 0xa0 ? (highOfWindows1252[byte - 0x80] ?? 0xfffd) : byte, 1);
};

export const unknown8bit: Decoder = (raw, at) => {
  const byte = raw[at] ?? 0;
  return packed(byte < 0x80 ? byte : 0xfffd, 1);
};
