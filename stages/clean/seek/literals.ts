// Tables of neighbouring bytes that say where a fixed text may stand, so that of many texts every fourth place must be looked at only.
import {commonness} from './commonness.ts';

export interface Literal {readonly text: Buffer; readonly anyCase: boolean}

/** Told where which literal stands. Every occurrence once, roughly in order. */
export type LiteralVisitor = (index: number, at: number) => void;

/** Shorter ones have fewer than three bytes in one of four neighbouring windows, and are then as common as any syllable. */
export const shortestLiteral = 5;
const stride = 4;

/**
 * Bytes count by their low five bits, so a letter is found in either case and the tables stay small.
 *
 * 1 · A literal is known by the windows of four bytes at four neighbouring offsets. Whatever the alignment, one of the four is looked at.
 * 2 · The windows of a short one reach over an end of it: one byte before and one behind may be anything, so all 32 of it are known.
 * 3 · `windows` has a bit for each known one, `candidates` the literals it may be of and at which offset: `index << 8 | offset + 1`.
 */
export interface LiteralTable {
  readonly literals: readonly Literal[];
  readonly windows: Int32Array;
  readonly candidates: ReadonlyMap<number, readonly number[]>;
}

export function literalTable(literals: readonly Literal[]): LiteralTable {
  const windows = new Int32Array(1 << 15);
  const candidates = new Map<number, number[]>();
  for (const [index, {text}] of literals.entries()) {
    if (text.length < shortestLiteral) throw new Error(`Made a table of literals: one has ${text.length} bytes, at least ${shortestLiteral} are needed`);
    const first = rarestAt(text);
    for (let offset = first; offset < first + stride; offset++) {
      for (const window of windowsAt(text, offset)) {
        windows[window >>> 5] = (windows[window >>> 5] ?? 0) | (1 << (window & 31));
        const known = candidates.get(window) ?? [];
        candidates.set(window, known);
        known.push((index << 8) | (offset + 1));
      }
    }
  }
  return {literals, windows, candidates};
}

/** The low five bits of each of four bytes. */
export function windowOf(word: number): number {
  return (word & 31) | ((word >>> 3) & 0x3e0) | ((word >>> 6) & 0x7c00) | ((word >>> 9) & 0xf8000);
}

/** Visits the literals that have this window at an offset of a text. */
export function literalsAt(bytes: Uint8Array, at: number, window: number, {candidates, literals, visit}: LiteralTable & {readonly visit: LiteralVisitor}): void {
  const known = candidates.get(window);
  if (known === undefined) return;
  for (const candidate of known) {
    const from = at + 1 - (candidate & 255);
    const literal = literals[candidate >>> 8];
    if (literal !== undefined && standsAt(bytes, from, literal)) visit(candidate >>> 8, from);
  }
}

function standsAt(bytes: Uint8Array, from: number, {text, anyCase}: Literal): boolean {
  if (from < 0 || from + text.length > bytes.length) return false;
  for (let offset = 0; offset < text.length; offset++) {
    const byte = bytes[from + offset] ?? 0;
    const wanted = text[offset] ?? 0;
    if (byte !== wanted && !(anyCase && (byte ^ wanted) === 32 && wanted >= 97 && wanted <= 122)) return false;
  }
  return true;
}

function windowsAt(text: Uint8Array, at: number): readonly number[] {
  let all = [0];
  for (let index = 0; index < 4; index++) {
    const byte = text[at + index];
    const here = byte === undefined ? Array.from({length: 32}, (_, low) => low) : [byte & 31];
    all = all.flatMap((window) => here.map((low) => window | (low << (index * 5))));
  }
  return all;
}

/** Where the first of four windows begins so that they are rare together: the fewer false alarms, the faster. -1 where it must reach over. */
function rarestAt(text: Uint8Array): number {
  let best = -1;
  let least = Infinity;
  for (let first = text.length < 7 ? -1 : 0; first + stride + 3 <= Math.max(6, Math.min(text.length, 200)); first++) {
    let common = 0;
    for (let offset = first; offset < first + stride; offset++) common += commonness(text[offset], text[offset + 1], text[offset + 2], text[offset + 3]);
    if (common < least) [best, least] = [first, common];
  }
  return best;
}
