// How often each pre-token occurs, as flat tables sorted by their bytes: what vocabularies are learned from, and what counts of a whole history are merged from.

export interface PreTokenCounts {
  readonly documents: number;
  /** Bytes of all text that was counted, those of left-out pre-tokens included. */
  readonly textBytes: number;
  /** Bytes in pre-tokens longer than `longestCounted`. */
  readonly longBytes: number;
  /** No pre-token occurs more often than its count here, or 0, plus this. 0 where nothing had to be forgotten. */
  readonly missing: number;
  /** Distinct pre-tokens, one after the other, in the order of their bytes. */
  readonly bytes: Uint8Array;
  /** Where each begins, and after the last where it ends. */
  readonly starts: Uint32Array;
  readonly counts: Float64Array;
}

/** A line of `=` as long as a line of code is still counted; a megabyte of base64 teaches no vocabulary anything. */
export const longestCounted = 256;

/**
 * Distinct pre-tokens that a summary remembers: those that occur most often, of equals those that come first. 3 MB of summary, and
 * eight times what a vocabulary of 32,000 is decided by.
 */
export const mostRemembered = 1 << 18;

export function distinctIn({starts}: Pick<PreTokenCounts, 'starts'>): number {
  return Math.max(0, starts.length - 1);
}

/** The counts of texts by pre-token, spelled in Latin-1: a character a byte. */
export function countsFrom(byPiece: ReadonlyMap<string, number>, text: Pick<PreTokenCounts, 'documents' | 'textBytes' | 'longBytes'>): PreTokenCounts {
  // Latin-1 sorts by code unit as its bytes do.
  const pieces = [...byPiece.keys()].sort();
  const starts = new Uint32Array(pieces.length + 1);
  for (const [at, piece] of pieces.entries()) starts[at + 1] = (starts[at] ?? 0) + piece.length;
  const bytes = Buffer.allocUnsafe(starts[pieces.length] ?? 0);
  for (const [at, piece] of pieces.entries()) bytes.write(piece, starts[at] ?? 0, 'latin1');
  return {...text, missing: 0, bytes, starts, counts: Float64Array.from(pieces, (piece) => byPiece.get(piece) ?? 0)};
}

/** Spelled in Latin-1. */
export function* entriesOf({bytes, starts, counts}: PreTokenCounts): Generator<readonly [piece: string, count: number], void, undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 1 < starts.length; at++) yield [buffer.toString('latin1', starts[at], starts[at + 1]), counts[at] ?? 0];
}
