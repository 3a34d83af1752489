// The easy answer, without a search: true for most real changes, and then it is the search's answer too.
import type {Edited} from './edited-lines.ts';

/** Git drops a frequent line only among more strangers than this: with fewer, how frequent a line is does not matter. */
const fewStrangers = 6;

/** How often each name occurs in the middle of the other side. */
export interface Partners {readonly ofBefore: Int32Array; readonly ofAfter: Int32Array}

/**
 * When the lines that both middles know stand in the same order on either side, there is one shortest edit: the other lines.
 * Marks them; or marks nothing and says false, when only a search can tell.
 */
export function onlyMatch([before, after]: readonly [Edited, Edited], partners: Partners): boolean {
  const left = before.lines.count;
  const right = after.lines.count;
  let i = 0;
  let j = 0;
  let pairs = 0;
  for (;;) {
    while (i < left && isStranger(before, i, partners.ofBefore)) before.flags[i++] = 1;
    while (j < right && isStranger(after, j, partners.ofAfter)) after.flags[j++] = 1;
    if (i === left || j === right || before.names[i] !== after.names[j]) break;
    pairs++;
    i++;
    j++;
  }
  const aligned = i === left && j === right;
  const strangers = Math.max(left, right) - pairs;
  if (aligned && (pairs === 0 || strangers <= fewStrangers)) return true;
  before.flags.fill(0, 0, left);
  after.flags.fill(0, 0, right);
  return false;
}

function isStranger(side: Edited, line: number, partners: Int32Array): boolean {
  return partners[side.names[line] ?? 0] === 0;
}
