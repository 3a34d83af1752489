// The door for text: raw bytes of any origin in, clean UTF-8 with an offset map out. Never throws, and equal bytes give equal text.
import type {CleanText} from './clean-text.ts';
import {detectEncoding} from './encoding/detect-encoding.ts';
import {movesOf, transcode} from './encoding/transcode.ts';
import type {Moves} from './moves.ts';

/** Bumped when a rule may clean equal bytes to another text. It is part of every clean leaf's address, so feeds carry it in their version. */
export const sanitizeVersion = 1;

const empty = new Uint8Array(0);

export function sanitize(raw: Uint8Array): CleanText {
  const {encoding, start, decoder} = detectEncoding(raw);
  if (encoding === 'binary') return {bytes: empty, encoding, moves: [], redactions: []};
  if (decoder === undefined) {
    const moves: Moves = start === 0 ? [] : [[start, 0]];
    return {bytes: start === 0 ? raw : raw.subarray(start), encoding, moves, redactions: []};
  }
  let moves: Moves | undefined;
  return {
    bytes: transcode(raw, start, decoder),
    encoding,
    // Few readers ask for the moves, and text that alternates between widths has a pair per character: made on demand.
    get moves() {
      moves ??= movesOf(raw, start, decoder);
      return moves;
    },
    redactions: [],
  };
}
