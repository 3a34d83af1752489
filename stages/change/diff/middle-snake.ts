// Where to cut a box of two sequences so that a cheapest way from corner to corner passes through. Every `!` is inside the box.
// Myers, "An O(ND) Difference Algorithm and Its Variations": paths from both corners grow until they meet.
import {furthest, goodSnake, promising} from './early-cut.ts';

/** A `minimal` box is known to be cheap, so its search is never cut short by chance. */
export interface Box {readonly aFrom: number; readonly aTo: number; readonly bFrom: number; readonly bTo: number; readonly minimal: boolean}

/** Both sequences and, per diagonal (`a - b`, shifted by `origin`), how far along `a` the paths from either corner have come. */
export interface Paths {
  readonly a: Int32Array; readonly b: Int32Array;
  readonly forward: Int32Array; readonly backward: Int32Array; readonly origin: number;
}

/** The diagonals that a corner's paths have reached. */
export interface Front {low: number; high: number}

/** Both boxes beside a cut can be minimal or not: a cut by chance promises nothing about the rest. */
export interface Cut {readonly a: number; readonly b: number; readonly lowMinimal: boolean; readonly highMinimal: boolean}

/** `cap` ends a search that costs more edits; `budget` is what all searches of one diff may take together, in steps. */
export interface Effort {readonly cap: number; readonly budget: number; steps: number}

/** Chance may decide after this many edits. */
const patience = 256;

/** The cap once the budget is gone: from there on the cost is linear. */
const hurriedCap = 32;

const unreached = 0x7fffffff;

export function middleSnake(paths: Paths, box: Box, effort: Effort): Cut {
  const {a, b, forward, backward, origin} = paths;
  const {aFrom, aTo, bFrom, bTo} = box;
  const lowest = aFrom - bTo;
  const highest = aTo - bFrom;
  const ahead: Front = {low: aFrom - bFrom, high: aFrom - bFrom};
  const back: Front = {low: aTo - bTo, high: aTo - bTo};
  const odd = ((ahead.low - back.low) & 1) !== 0;
  forward[origin + ahead.low] = aFrom;
  backward[origin + back.low] = aTo;
  for (let cost = 1; ; cost++) {
    let longest = 0;
    let steps = 0;
    if (ahead.low > lowest) forward[origin + --ahead.low - 1] = -1;
    else ahead.low++;
    if (ahead.high < highest) forward[origin + ++ahead.high + 1] = -1;
    else ahead.high--;
    for (let diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
      const at = origin + diagonal;
      const below = forward[at - 1]!;
      const above = forward[at + 1]!;
      const from = below >= above ? below + 1 : above;
      let x = from;
      while (x < aTo && x - diagonal < bTo && a[x] === b[x - diagonal]) x++;
      forward[at] = x;
      steps += x - from + 1;
      if (x - from > longest) longest = x - from;
      if (odd && back.low <= diagonal && diagonal <= back.high && backward[at]! <= x) return meeting(x, diagonal);
    }
    if (back.low > lowest) backward[origin + --back.low - 1] = unreached;
    else back.low++;
    if (back.high < highest) backward[origin + ++back.high + 1] = unreached;
    else back.high--;
    for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
      const at = origin + diagonal;
      const below = backward[at - 1]!;
      const above = backward[at + 1]!;
      const from = below < above ? below : above - 1;
      let x = from;
      while (x > aFrom && x - diagonal > bFrom && a[x - 1] === b[x - 1 - diagonal]) x--;
      backward[at] = x;
      steps += from - x + 1;
      if (from - x > longest) longest = from - x;
      if (!odd && ahead.low <= diagonal && diagonal <= ahead.high && x <= forward[at]!) return meeting(x, diagonal);
    }
    effort.steps += steps;
    const hurried = effort.steps > effort.budget && cost >= hurriedCap;
    if (box.minimal && !hurried) continue;
    if (longest > goodSnake && cost > patience) {
      const cut = promising({paths, box, ahead, back, cost});
      if (cut !== undefined) return cut;
    }
    if (hurried || cost >= effort.cap) return furthest({paths, box, ahead, back, cost});
  }
}

function meeting(x: number, diagonal: number): Cut {
  return {a: x, b: x - diagonal, lowMinimal: true, highMinimal: true};
}
