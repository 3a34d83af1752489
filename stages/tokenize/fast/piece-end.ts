// Where the pre-token that begins at a place ends: by the table of states where that can tell, else by the scanner.
import {asks, ended, endedBefore, start} from './ascii-automaton.ts';
import type {ScannedText, Scanner} from './scanned-text.ts';

/** Both made for one pattern. */
export interface PieceScanner {readonly automaton: Int16Array; readonly scan: Scanner}

/** Elements are read as if they were there (`!`), as in `scanned-text.ts`. */
export function pieceEnd({automaton, scan}: PieceScanner, text: ScannedText, at: number): number {
  const {bytes} = text;
  let stop = at;
  let state = start;
  do state = automaton[state + bytes[stop++]!]!; while (state > 0);
  if (state === ended) return stop - 1;
  if (state === asks) return scan(text, at);
  return state === endedBefore ? stop - 2 : breakBefore(bytes, stop);
}

/** Behind the last line break in front of a byte that has been read. */
function breakBefore(bytes: Uint8Array, at: number): number {
  do at--; while (bytes[at - 1] !== 0x0a && bytes[at - 1] !== 0x0d);
  return at;
}
