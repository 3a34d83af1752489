// Stretches of a text that are bytes in disguise: base64, hexadecimal numbers and escaped characters, by StarCoder2's patterns.

export interface EncodedRuns {
  /** The longest stretch, in characters. */
  readonly longestEncoded: number;
  /** All of them together; where patterns overlap, the one that finds most. */
  readonly encoded: number;
}

const shortestBase64 = 64;
const hexadecimal = /(?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}/g;
const escapes = /(?:\\u[0-9a-fA-F]{4}){8,}/g;
/** Without eight pairs of digits in a row no stretch can be, and most texts have none. */
const pair = /\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s{0,99})(?:0x|\\x)?[0-9a-fA-F]{2}\b/;

export function measureEncoded(text: string): EncodedRuns {
  const found = [base64(text), pair.test(text) ? matches(text, hexadecimal) : none, text.includes('\\u') ? matches(text, escapes) : none];
  return {longestEncoded: Math.max(...found.map(({longestEncoded}) => longestEncoded)), encoded: Math.max(...found.map(({encoded}) => encoded))};
}

const none: EncodedRuns = {longestEncoded: 0, encoded: 0};

/** Letters, digits, `+`, `/`, `=` and line feeds, 64 and more in a row. */
function base64(text: string): EncodedRuns {
  let longestEncoded = 0;
  let encoded = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && base64Codes[text.charCodeAt(at)] === 1) continue;
    const length = at - start;
    if (length >= shortestBase64) {
      encoded += length;
      if (length > longestEncoded) longestEncoded = length;
    }
    start = at + 1;
  }
  return {longestEncoded, encoded};
}

/** By code unit; what lies beyond is none. */
const base64Codes = Uint8Array.from({length: 128}, (_, code) => (/[A-Za-z0-9+/=\n]/.test(String.fromCharCode(code)) ? 1 : 0));

function matches(text: string, pattern: RegExp): EncodedRuns {
  let longestEncoded = 0;
  let encoded = 0;
  for (const [{length}] of text.matchAll(pattern)) {
    encoded += length;
    if (length > longestEncoded) longestEncoded = length;
  }
  return {longestEncoded, encoded};
}
