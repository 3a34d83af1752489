// Finds the full name of a known person: as a whole, in the spelling it is known by.
import type {Finding} from '../finding.ts';
import {stands, wordByte} from '../seek/byte-classes.ts';

/** Where the bytes of a name stand: it is one unless it goes on as a word at either end. */
export function nameAt(bytes: Buffer, at: number, name: string, identity: string): Finding | undefined {
  const to = at + Buffer.byteLength(name);
  if (stands(wordByte, bytes, to) || (stands(wordByte, bytes, at - 1) && !isEscape(bytes, at))) return undefined;
  return {rule: 'name', from: at, to, identity};
}

/** The letter before belongs to a `\n` of a string, not to the name. */
function isEscape(bytes: Buffer, at: number): boolean {
  return bytes[at - 2] === 92 && /[nrt]/.test(String.fromCharCode(bytes[at - 1] ?? 0));
}
