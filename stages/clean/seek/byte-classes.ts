// Tables that say what a byte may be part of; every loop over whole texts looks its bytes up here.

/** Letters, digits and the signs that occur within tokens: base64 of both alphabets, kebab and snake case, paths. */
export const tokenByte = tableOf(/[A-Za-z0-9+/_-]/);

/** What goes on with a word: any byte of a character beyond ASCII counts as a letter. */
export const wordByte = tableOf(/[A-Za-z0-9_\x80-\xff]/);

/** Ends any unquoted value, and a URL's part before the host. */
export const blankOrQuote = tableOf(/[\x00-\x20"'`<>\\]/);

export function tableOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({length: 256}, (_, byte) => Number(pattern.test(String.fromCharCode(byte))));
}

/** True where a byte of the class stands. Beyond either end nothing stands. */
export function stands(table: Uint8Array, bytes: Uint8Array, at: number): boolean {
  return at >= 0 && at < bytes.length && table[bytes[at] ?? 0] === 1;
}
