// Moves groups of changed lines to where people expect them: a group may slide over lines that equal its own.
import {notWorse, scoreSplits, type Edges, type Score} from './indent-score.ts';
import {sameLine, type Side} from './side.ts';

/** Changed lines `[start, end)` between unchanged ones, or an empty place between two unchanged lines. */
interface Group {start: number; end: number}

/** The group being moved and the place in the other blob that faces it: they step together, one unchanged line at a time. */
interface Slide {readonly side: Side; readonly group: Group; readonly other: Side; readonly facing: Group; readonly edges: Edges}

/** Shifts tried for one group, from below. */
const farthest = 100;

/**
 * False when the window is too narrow to tell where a group reads best: the caller begins again with a wider one. Takes about two steps
 * a line: only lines that repeat the group's own let it slide, and it doubles whenever it meets another that makes it turn back.
 */
export function slideGroups(side: Side, other: Side, edges: Edges): boolean {
  const slide: Slide = {side, group: groupFrom(side), other, facing: groupFrom(other), edges};
  for (;;) {
    if (slide.group.end > slide.group.start && !settle(slide)) return false;
    if (slide.group.end >= side.count) return true;
    stepDown(side, slide.group);
    stepDown(other, slide.facing);
  }
}

function settle(slide: Slide): boolean {
  const {group, facing} = slide;
  let size = 0; // a window holds every change, so only how a place reads depends on lines outside it
  let highestEnd = 0;
  let facingEnd = -1;
  while (size !== group.end - group.start) {
    size = group.end - group.start; // sliding may merge the group with its neighbours, which may free it to slide on
    while (slideUp(slide));
    highestEnd = group.end;
    facingEnd = facing.end > facing.start ? group.end : -1;
    while (slideDown(slide)) if (facing.end > facing.start) facingEnd = group.end;
  }
  if (group.end === highestEnd) return true;
  if (facingEnd >= 0) {
    while (facing.end === facing.start && slideUp(slide));
    return true;
  }
  const best = bestEnd(slide, size, highestEnd);
  while (group.end > best && slideUp(slide));
  return best >= 0;
}

/** Where the group reads best; the lowest place wins a tie. -1 when the window is too narrow to tell. */
function bestEnd({side, group, edges}: Slide, size: number, highestEnd: number): number {
  let best = -1;
  let bestScore: Score | undefined;
  for (let end = Math.max(highestEnd, group.end - size - 1, group.end - farthest); end <= group.end; end++) {
    const score = scoreSplits(side, [end, end - size], edges);
    if (score.narrow) return -1;
    if (bestScore !== undefined && !notWorse(score, bestScore)) continue;
    bestScore = score;
    best = end;
  }
  return best;
}

function slideUp({side, group, other, facing}: Slide): boolean {
  if (group.start === 0 || !sameLine(side, group.start - 1, group.end - 1)) return false;
  side.changed[--group.start] = 1;
  side.changed[--group.end] = 0;
  while (group.start > 0 && side.changed[group.start - 1] === 1) group.start--;
  stepUp(other, facing);
  return true;
}

function slideDown({side, group, other, facing}: Slide): boolean {
  if (group.end >= side.count || !sameLine(side, group.start, group.end)) return false;
  side.changed[group.start++] = 0;
  side.changed[group.end++] = 1;
  while (side.changed[group.end] === 1) group.end++;
  stepDown(other, facing);
  return true;
}

function groupFrom(side: Side): Group {
  const group = {start: 0, end: 0};
  while (side.changed[group.end] === 1) group.end++;
  return group;
}

function stepDown(side: Side, group: Group): void {
  group.start = group.end + 1;
  group.end = group.start;
  while (side.changed[group.end] === 1) group.end++;
}

function stepUp(side: Side, group: Group): void {
  group.end = group.start - 1;
  group.start = group.end;
  while (group.start > 0 && side.changed[group.start - 1] === 1) group.start--;
}
