// The combined diff of a merge: what its text has that no parent's has, in one text with a column for each parent, as `git diff --cc` prints it.
//
// Each line of the result knows by which parents it was added, and which lines were lost in front of it, from whom. A run of such lines is shown
// where the result is neither parent's there. Lines of the two-way patches decide, so combined and ordinary patches of a pair never disagree.
import {diffLines} from '../diff/diff-lines.ts';
import {joinLost, type Lost} from './join-lost.ts';
import {printCombined} from './print-combined.ts';
import {showRuns} from './show-runs.ts';

/** A place in the result: one of its lines, or its end. Bits stand for parents. */
export interface Slot {
  added: number;
  lost: readonly Lost[];
  shown: boolean;
  /** Shown only as context of what follows, so what was lost in front of it is not. */
  bare: boolean;
}

export interface Combined {
  readonly hunks: Buffer;
  /** Lines that no parent has, and lines that all of them have and the result has not. */
  readonly added: number;
  readonly removed: number;
}

/** Bits of a number. */
export const mostParents = 28;

export function combineTexts(parents: readonly Uint8Array[], result: Uint8Array, context: number): Combined {
  // Then a parent's text was taken, whatever the others have.
  if (parents.some((parent) => Buffer.compare(parent, result) === 0)) return {hunks: Buffer.alloc(0), added: 0, removed: 0};
  const lines = linesOf(result);
  const slots = Array.from({length: lines.length + 1}, (): Slot => ({added: 0, lost: [], shown: false, bare: false}));
  for (const [at, parent] of parents.entries()) {
    const twin = parents.slice(0, at).findIndex((other) => Buffer.compare(other, parent) === 0);
    if (twin < 0) readPatch(diffLines(parent, result).hunks, 1 << at, slots);
    else repeat(slots, 1 << twin, 1 << at);
  }
  const all = (1 << parents.length) - 1;
  showRuns(slots, all, context);
  const shown = slots.filter((slot) => slot.shown);
  return {
    hunks: printCombined({lines, slots, parents: parents.length}),
    added: shown.filter(({added}) => added === all).length,
    removed: shown.reduce((sum, {lost, bare}) => sum + (bare ? [] : lost).filter(({parents}) => parents === all).length, 0),
  };
}

/** Hunks tell which lines were added, and which were lost in front of which. */
function readPatch(hunks: Buffer, parent: number, slots: readonly Slot[]): void {
  let place = 0;
  const lost = new Map<number, Buffer[]>();
  for (const line of linesOf(hunks)) {
    const sign = line[0];
    if (sign === at) {
      const [, first = '0', count] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line.toString('latin1')) ?? [];
      place = count === '0' ? Number(first) : Number(first) - 1;
    } else if (sign === minus) {
      const list = lost.get(place) ?? [];
      list.push(ended(line.subarray(1)));
      lost.set(place, list);
    } else if (sign === plus) {
      // What was lost from the same change stands in front of its first new line.
      const slot = slots[place];
      if (slot !== undefined) slot.added |= parent;
      place++;
    } else if (sign !== backslash) place++;
  }
  for (const [at, list] of lost) {
    const slot = slots[at];
    if (slot !== undefined) slot.lost = joinLost(slot.lost, list, parent);
  }
}

function repeat(slots: readonly Slot[], of: number, parent: number): void {
  for (const slot of slots) {
    if ((slot.added & of) !== 0) slot.added |= parent;
    slot.lost = slot.lost.map((lost) => ((lost.parents & of) === 0 ? lost : {...lost, parents: lost.parents | parent}));
  }
}

const [at, minus, plus, backslash, newline] = [0x40, 0x2d, 0x2b, 0x5c, 0x0a];

function ended(line: Buffer): Buffer {
  return line.at(-1) === newline ? line.subarray(0, -1) : line;
}

function linesOf(bytes: Uint8Array): Buffer[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: Buffer[] = [];
  for (let from = 0; from < buffer.length;) {
    const end = buffer.indexOf(newline, from);
    lines.push(buffer.subarray(from, end < 0 ? buffer.length : end));
    from = end < 0 ? buffer.length : end + 1;
  }
  return lines;
}
