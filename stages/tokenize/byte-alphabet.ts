// The alphabet in which byte-level vocabularies spell their pieces: one printable character for each of the 256 bytes.

const alphabet = spelling();
const byteOf = new Map(alphabet.map((character, byte) => [character, byte]));

export function spellBytes(bytes: Uint8Array): string {
  let piece = '';
  for (const byte of bytes) piece += alphabet[byte];
  return piece;
}

/** `undefined` for a piece that is not spelled in the alphabet. */
export function readSpelled(piece: string): Uint8Array | undefined {
  const bytes = new Uint8Array(piece.length);
  for (let at = 0; at < piece.length; at++) {
    const byte = byteOf.get(piece.charAt(at));
    if (byte === undefined) return undefined;
    bytes[at] = byte;
  }
  return bytes;
}

/** Visible Latin-1 characters stand for themselves; the rest are numbered upwards from U+0100 in byte order. */
function spelling(): readonly string[] {
  let next = 0x100;
  return Array.from({length: 256}, (_, byte) => String.fromCharCode(isVisible(byte) ? byte : next++));
}

function isVisible(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
}
