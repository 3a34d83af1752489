// The ways to find where rules must look. A seam: the plain way, one byte after the other, is what tests hold the fast one against.
import {eachLongRun, type RunVisitor} from './long-runs.ts';
import {eachMark, type Marks} from './each-mark.ts';

export interface Seek {
  longRuns(bytes: Uint8Array, visit: RunVisitor): void;
  marks(bytes: Uint8Array, marks: Marks): void;
  /** The next `@` from an offset on, or -1. */
  at(bytes: Buffer, from: number): number;
}

export const fastSeek: Seek = {longRuns: eachLongRun, marks: eachMark, at: (bytes, from) => bytes.indexOf(64, from)};

/** Finds the same, looking at everything. */
export const plainSeek: Seek = {
  longRuns(bytes, visit) {
    const text = Buffer.from(bytes).toString('latin1');
    const run = /[A-Za-z0-9+/_-]{20,}/g;
    for (let match = run.exec(text); match !== null; match = run.exec(text)) run.lastIndex = visit(match.index, run.lastIndex);
  },
  marks(bytes, {table, literal, signs, sign}) {
    const text = Buffer.from(bytes).toString('latin1');
    const folded = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    for (const [index, {text: wanted, anyCase}] of table.literals.entries()) {
      const within = anyCase ? folded : text;
      for (let at = within.indexOf(wanted.toString('latin1')); at >= 0; at = within.indexOf(wanted.toString('latin1'), at + 1)) literal(index, at);
    }
    const place = /(?<=\d)[.](?=\d)|(?<=\d)-(?=\d)|[+](?=\d)|(?<=[0-9a-f:]):(?=[0-9a-f])/gi;
    for (let match = place.exec(text); match !== null; match = place.exec(text)) {
      const kind = {'.': 1, ':': 2, '-': 4, '+': 8}[match[0]] ?? 0;
      if ((kind & signs) !== 0) place.lastIndex = Math.max(place.lastIndex, sign(kind, match.index));
    }
  },
  at: (bytes, from) => bytes.toString('latin1').indexOf('@', from),
};
