// UTF-8 bytes as a JSON string: what JSON.stringify would give of the text, byte for byte.

/**
 * The bytes are taken for Latin-1 on the way in and out. JSON escapes nothing from 0x80 on, so every byte of a longer
 * character passes as it is, and no text is decoded or encoded. The bytes must be valid UTF-8: clean text is.
 */
export function jsonText(texts: readonly Uint8Array[]): Buffer {
  return Buffer.from(JSON.stringify(Buffer.concat(texts).toString('latin1')), 'latin1');
}
