// Text that was UTF-8, read as Windows-1252 or Latin-1 and kept so, once or twice: "Ã©" where "é" was meant. It is undone where all of a text goes
// back without the loss of a byte, and comes out as something that people write.
//
// Why a text that is as it should be stays as it is:
//   1. Every character above ASCII must be one byte of that encoding, and all bytes together UTF-8: one "é" that is meant leaves all as it is.
//   2. What comes out must be letters and signs that texts have: no controls, nothing unassigned, no script that a capital and a full stop make by chance.
//   3. One place at least must be what no language writes; a capital at the end of a word in capitals, before punctuation, is none.
import {isUtf8} from 'node:buffer';
import {highOfWindows1252} from './single-byte.ts';

/** Of 0x80–0x9F, as browsers read it: the five that Windows-1252 leaves open are controls, so that every byte is one character. */
const bytesOfHigh = new Map(highOfWindows1252.map((code, at) => [code === 0xfffd ? 0x80 + at : code, 0x80 + at]));
const suspicious = /[\u00c2-\u00f4]/;
const mostTimes = 2;
/** What only the first of two readings leaves: controls, and letters of Windows-1252 that hardly any text has. */
const halfway = /[\x80-\x9fƒˆ˜]/;

/** `undefined` where there is nothing to mend. */
export function mendMojibake(text: string): string | undefined {
  let mended = text;
  for (let times = 0; times < mostTimes; times++) {
    const next = mendOnce(mended);
    if (next === undefined) break;
    mended = next;
  }
  return mended === text || halfway.test(mended) ? undefined : mended;
}

function mendOnce(text: string): string | undefined {
  if (!suspicious.test(text)) return undefined;
  const bytes = bytesIn(text, bytesOfHigh) ?? bytesIn(text, undefined);
  if (bytes === undefined || !isUtf8(bytes)) return undefined;
  const meant = bytes.toString('utf8');
  return isMeant(text, meant) ? meant : undefined;
}

function bytesIn(text: string, table: ReadonlyMap<number, number> | undefined): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 || (code < 0x100 && (table === undefined || code >= 0xa0)) ? code : table?.get(code);
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

/** What is not assigned or private, and scripts and signs that hardly any text has and that letters before punctuation come to. Romanian and Vietnamese have a few of them. */
const unlikely = /[\p{Cn}\p{Co}]|(?![\u01a0\u01a1\u01af\u01b0\u0218-\u021bƒˆ˜])[\u0180-\u02ff\u0500-\u0530\u0700-\u07ff]/u;
const punctuation = '…‘’“”–—»›\u00a0';
const places = 3;

/** `text` has a character for each byte of `meant`. */
function isMeant(text: string, meant: string): boolean {
  if (unlikely.test(meant)) return false;
  let at = 0;
  let end = -1;
  let certain = false;
  const doubtful: string[] = [];
  for (const character of meant) {
    const code = character.codePointAt(0) ?? 0;
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (length > 1) {
      if (at === end || isForeign(text, at, length)) certain = true;
      else doubtful.push(character);
      end = at + length;
    }
    at += length;
  }
  return certain || (doubtful.length >= places && new Set(doubtful).size > 1);
}

/** Whether no language writes these characters one behind the other where they stand. */
function isForeign(text: string, at: number, length: number): boolean {
  const [before, first, second, third] = [text[at - 1] ?? '', text[at] ?? '', text[at + 1] ?? '', text[at + 2] ?? ''];
  // "café…”" ends a sentence; "â€" begins most of what is neither letter nor ASCII.
  if (length > 2) return first === 'â' || first === 'ï' || !/\p{L}/u.test(before) || !punctuation.includes(second) || !punctuation.includes(third);
  if (/\p{Ll}/u.test(before)) return true;
  return (first === 'Ã' || first === 'Â') && !/\p{Lu}/u.test(before);
}
