// How well a group of changed lines reads where it stands, judged by indentation and blank lines around both its ends.
// The weights are git's, which found them by asking people; see "diff: improve positioning of add/delete blocks" in its history.
import type {Side} from './side.ts';

/** Whether the window reaches the true ends of the blobs. */
export interface Edges {readonly top: boolean; readonly bottom: boolean}

/** Lower is better. `narrow` when the window ended before the question was answered. */
export interface Score {indent: number; penalty: number; narrow: boolean}

interface Split {
  /** Of the line below, and of the nearest lines above and below it that are not blank; -1 where there is none. */
  indent: number; above: number; below: number;
  blanksAbove: number; blanksBelow: number; end: boolean; narrow: boolean;
}

const deepest = 200;
const mostBlanks = 20;
/** White space that does not indent (carriage returns) is looked through this far; git has no bound here, a hostile line needs one. */
const longestIndent = 1024;
const indentWeight = 60;

export function scoreSplits(side: Side, splits: readonly [number, number], edges: Edges): Score {
  const score: Score = {indent: 0, penalty: 0, narrow: false};
  for (const line of splits) add(measure(side, line, edges), score);
  return score;
}

export function notWorse(one: Score, other: Score): boolean {
  return indentWeight * Math.sign(one.indent - other.indent) + one.penalty - other.penalty <= 0;
}

function measure(side: Side, line: number, edges: Edges): Split {
  const count = side.count;
  const end = line >= count;
  const split: Split = {indent: end ? -1 : indentOf(side, line), above: -1, below: -1, blanksAbove: 0, blanksBelow: 0, end, narrow: false};
  let at = line - 1;
  for (; at >= 0 && split.above < 0; at--) {
    split.above = indentOf(side, at);
    if (split.above < 0 && ++split.blanksAbove === mostBlanks) split.above = 0;
  }
  if (at < 0 && split.above < 0 && !edges.top) split.narrow = true;
  for (at = line + 1; at < count && split.below < 0; at++) {
    split.below = indentOf(side, at);
    if (split.below < 0 && ++split.blanksBelow === mostBlanks) split.below = 0;
  }
  if (at >= count && split.below < 0 && !edges.bottom) split.narrow = true;
  return split;
}

function add(split: Split, score: Score): void {
  if (split.narrow) score.narrow = true;
  if (split.above < 0 && split.blanksAbove === 0) score.penalty += 1; // the first line of the blob
  if (split.end) score.penalty += 21;
  const blanksBelow = split.indent < 0 ? 1 + split.blanksBelow : 0;
  const blanks = split.blanksAbove + blanksBelow;
  score.penalty += -30 * blanks + 6 * blanksBelow;
  const indent = split.indent < 0 ? split.below : split.indent;
  score.indent += indent;
  if (indent < 0 || split.above < 0 || indent === split.above) return;
  if (indent > split.above) score.penalty += blanks > 0 ? 10 : -4;
  else if (split.below > indent) score.penalty += blanks > 0 ? 17 : 24; // likely the start of a block, such as an `else`
  else score.penalty += blanks > 0 ? 17 : 23; // likely the end of one
}

/** Columns of white space before the text; -1 for a blank line. */
function indentOf({bytes, starts}: Side, line: number): number {
  const from = starts[line] ?? 0;
  const to = Math.min(starts[line + 1] ?? 0, from + longestIndent);
  let columns = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 0x20) columns++;
    else if (byte === 0x09) columns += 8 - (columns % 8);
    else if (byte !== 0x0a && byte !== 0x0d) return columns;
    if (columns >= deepest) return deepest;
  }
  return -1;
}
