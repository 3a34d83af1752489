// Cuts text into pre-tokens, the pieces within which bytes may merge. Whoever cuts — a regular expression or a scanner — stands behind this seam.
import {isUtf8} from 'node:buffer';
import {patterns, type PatternFamily} from './pattern-family.ts';

export interface PreTokens {
  /** Where each pre-token of a text ends, in bytes and in order. Together they are the whole text. Throws for what is no UTF-8. */
  ends(utf8: Uint8Array): Uint32Array;
  /** In bytes: a longer text is not to be cut. */
  readonly longestText: number;
}

/** Such bytes are no text of ours: clean leaves are repaired before they are sampled. */
export const notUtf8 = 'Only UTF-8 has pre-tokens';

/** The pattern overflows on words of a few megabytes. */
const longestText = 1024 * 1024;

/**
 * By the family's own pattern. JavaScript's `\s` is not Unicode's White_Space, which the patterns were written for: it has the byte
 * order mark and lacks NEL.
 */
export function regexPreTokens(family: PatternFamily): PreTokens {
  const pattern = new RegExp(patterns[family].replaceAll('\\s', '\\p{White_Space}').replaceAll('\\S', '\\P{White_Space}'), 'gu');
  return {
    longestText,
    ends(utf8) {
      if (!isUtf8(utf8)) throw new RangeError(notUtf8);
      const text = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString('utf8');
      const pieces = text.match(pattern) ?? [];
      const ends = new Uint32Array(pieces.length);
      const plain = text.length === utf8.length;
      let at = 0;
      for (const [index, piece] of pieces.entries()) {
        at += plain ? piece.length : Buffer.byteLength(piece);
        ends[index] = at;
      }
      if (at !== utf8.length) throw new RangeError(`Pre-tokens of "${family}" cover ${at} of ${utf8.length} bytes`);
      return ends;
    },
  };
}
