// Looks at the beginning of raw bytes for the traces that tell text from anything else.
import type {Encoding} from '../clean-text.ts';
import type {Decoder} from './transcode.ts';

/** As far as git looks for a NUL. */
const nulWindow = 8000;

/** As far as we look for control characters: what is no text shows it early, and this is paid for every file. */
const controlWindow = 1000;

export function hasNul(raw: Uint8Array): boolean {
  return (raw.length > nulWindow ? raw.subarray(0, nulWindow) : raw).includes(0);
}

/** True when more than one byte in so many is a control that no text editor writes. */
export function oddControls(raw: Uint8Array, oneIn: number): boolean {
  const end = Math.min(raw.length, controlWindow);
  let odd = 0;
  for (let at = 0; at < end; at++) odd += controls[raw[at] ?? 0] ?? 0;
  return odd * oneIn > end;
}

/** True when what a decoder reads is text: hardly any controls, broken units or characters that are none. */
export function looksLikeText(raw: Uint8Array, start: number, decoder: Decoder): boolean {
  const end = Math.min(raw.length, start + nulWindow);
  let odd = 0;
  let characters = 0;
  for (let at = start; at < end; characters++) {
    const character = decoder(raw, at);
    const codePoint = character & 0x1fffff;
    if (codePoint === 0xfffd || (codePoint & 0xfffe) === 0xfffe || (controls[codePoint] ?? 0) === 1) odd++;
    at += character >>> 21;
  }
  return odd * 10 < characters + 10;
}

/** UTF-16 without a mark gives itself away: most characters are ASCII, so NULs stand at one parity and never at the other. */
export function nulPattern(raw: Uint8Array): Extract<Encoding, 'utf-16le' | 'utf-16be'> | undefined {
  const end = Math.min(raw.length, nulWindow);
  if (raw.length % 2 === 1 || end < 8) return undefined;
  const nuls = [0, 0];
  for (let at = 0; at < end; at++) if (raw[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (even === 0 && odd * 10 >= (end / 2) * 7) return 'utf-16le';
  return odd === 0 && even * 10 >= (end / 2) * 7 ? 'utf-16be' : undefined;
}

/** 1 for control characters other than backspace, tab, line feeds, form feed, carriage return and escape. */
const controls = Uint8Array.from({length: 256}, (_, byte) => (byte === 127 || (byte < 32 && !(byte >= 8 && byte <= 13) && byte !== 27) ? 1 : 0));
