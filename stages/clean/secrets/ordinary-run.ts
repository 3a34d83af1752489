// Tells at a glance that a long run is no token: a word of small letters, or nothing but a hash.

/** True for what holds no digit and is of one case, and for pure hexadecimal of any length, dashes of a UUID included. Not for one word in capitals: an id may be. */
export function isOrdinaryRun(bytes: Uint8Array, from: number, to: number): boolean {
  let seen = 0;
  for (let at = from; at < to; at++) {
    seen |= kinds[bytes[at] ?? 0] ?? 0;
    if (seen >= notHex && (seen & cases) === cases) return false;
    if (seen >= notHex && (seen & digits) !== 0) return false;
  }
  return seen !== (capital | notHex);
}

const small = 1;
const capital = 2;
const cases = 3;
const digits = 4;
const seam = 8;
const notHex = 16;
const kinds = Uint8Array.from({length: 256}, (_, byte) => {
  const sign = String.fromCharCode(byte);
  if (/[0-9]/.test(sign)) return digits;
  return (/[a-z]/.test(sign) ? small : /[A-Z]/.test(sign) ? capital : 0) | (/[_/+-]/.test(sign) ? seam : 0) | (/[A-Fa-f-]/.test(sign) ? 0 : notHex);
});
