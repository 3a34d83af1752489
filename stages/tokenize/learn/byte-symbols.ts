// The first 256 symbols of a byte-level vocabulary: the bytes, in the order of the characters that spell them, as in every such vocabulary since GPT-2.
import {spellBytes} from '../byte-alphabet.ts';

export const symbolBytes: readonly Uint8Array[] = Array.from({length: 256}, (_, byte) => Uint8Array.of(byte)).sort((a, b) => (spellBytes(a) < spellBytes(b) ? -1 : 1));

export const symbolOfByte = Uint8Array.from(inverse());

function inverse(): readonly number[] {
  const symbols: number[] = [];
  for (const [symbol, [byte = 0]] of symbolBytes.entries()) symbols[byte] = symbol;
  return symbols;
}
