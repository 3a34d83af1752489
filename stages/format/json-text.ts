// UTF-8 bytes as a JSON string, without a detour through a string of ours: what JSON.stringify would give, byte for byte.

const quote = 0x22;
const backslash = 0x5c;

/** For each byte: 0 as it is, else the letter behind a backslash, `u` for the six-byte form. */
const escapes = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte++) escapes[byte] = 'u'.charCodeAt(0);
for (const [byte, letter] of [[8, 'b'], [9, 't'], [10, 'n'], [12, 'f'], [13, 'r'], [quote, '"'], [backslash, '\\']] as const) escapes[byte] = letter.charCodeAt(0);

const hexDigits = Buffer.from('0123456789abcdef', 'latin1');

/** The bytes must be valid UTF-8: clean text is. */
export function jsonText(texts: readonly Uint8Array[]): Buffer {
  const out = Buffer.allocUnsafe(2 + texts.reduce((sum, text) => sum + escapedLength(text), 0));
  let at = 0;
  out[at++] = quote;
  for (const text of texts) at = escapeInto(out, at, text);
  out[at] = quote;
  return out;
}

function escapedLength(text: Uint8Array): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!; // in range
    if (byte >= 0x20 && byte !== quote && byte !== backslash) continue;
    length += escapes[byte] === 0x75 ? 5 : 1;
  }
  return length;
}

function escapeInto(out: Buffer, start: number, text: Uint8Array): number {
  let to = start;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at]!; // in range
    const letter = escapes[byte]!; // a byte
    if (letter === 0) {
      out[to++] = byte;
      continue;
    }
    out[to++] = backslash;
    out[to++] = letter;
    if (letter !== 0x75) continue;
    out[to++] = 0x30;
    out[to++] = 0x30;
    out[to++] = hexDigits[byte >> 4]!; // a digit
    out[to++] = hexDigits[byte & 15]!; // a digit
  }
  return to;
}
