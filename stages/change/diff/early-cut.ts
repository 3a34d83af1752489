// Cuts that end a search before it is finished: the diff stays correct, it may just not be the shortest. Every `!` is inside the box.
import type {Box, Cut, Front, Paths} from './middle-snake.ts';

/** A search as it stands after `cost` edits from either corner. */
export interface Search {readonly paths: Paths; readonly box: Box; readonly ahead: Front; readonly back: Front; readonly cost: number}

/** More equal lines in a row than this are no accident. */
export const goodSnake = 20;

/** A path is promising when it has come this many times as far as it cost. */
const promise = 4;

/** A path that has come far for its cost and just ran along equal lines; forward paths are asked first. */
export function promising(search: Search): Cut | undefined {
  return promisingAhead(search) ?? promisingBack(search);
}

function promisingAhead({paths, box, ahead, cost}: Search): Cut | undefined {
  const middle = box.aFrom - box.bFrom;
  let best = promise * cost;
  let cut: Cut | undefined;
  for (let diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
    const a = paths.forward[paths.origin + diagonal]!;
    const b = a - diagonal;
    const distance = a - box.aFrom + b - box.bFrom - Math.abs(diagonal - middle);
    if (distance <= best || a < box.aFrom + goodSnake || a >= box.aTo || b < box.bFrom + goodSnake || b >= box.bTo) continue;
    if (!equalRun(paths, a - goodSnake, b - goodSnake)) continue;
    best = distance;
    cut = {a, b, lowMinimal: true, highMinimal: false};
  }
  return cut;
}

function promisingBack({paths, box, back, cost}: Search): Cut | undefined {
  const middle = box.aTo - box.bTo;
  let best = promise * cost;
  let cut: Cut | undefined;
  for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
    const a = paths.backward[paths.origin + diagonal]!;
    const b = a - diagonal;
    const distance = box.aTo - a + box.bTo - b - Math.abs(diagonal - middle);
    if (distance <= best || a <= box.aFrom || a > box.aTo - goodSnake || b <= box.bFrom || b > box.bTo - goodSnake) continue;
    if (!equalRun(paths, a, b)) continue;
    best = distance;
    cut = {a, b, lowMinimal: false, highMinimal: true};
  }
  return cut;
}

function equalRun({a, b}: Paths, aFrom: number, bFrom: number): boolean {
  for (let step = 0; step < goodSnake; step++) if (a[aFrom + step] !== b[bFrom + step]) return false;
  return true;
}

/** The end of the path that has left its corner furthest behind. */
export function furthest({paths, box, ahead, back}: Search): Cut {
  const {aFrom, aTo, bFrom, bTo} = box;
  let most = -1;
  let mostA = 0;
  for (let diagonal = ahead.high; diagonal >= ahead.low; diagonal -= 2) {
    const a = Math.min(paths.forward[paths.origin + diagonal]!, aTo, bTo + diagonal);
    if (a + a - diagonal <= most) continue;
    most = a + a - diagonal;
    mostA = a;
  }
  let least = Infinity;
  let leastA = 0;
  for (let diagonal = back.high; diagonal >= back.low; diagonal -= 2) {
    const a = Math.max(paths.backward[paths.origin + diagonal]!, aFrom, bFrom + diagonal);
    if (a + a - diagonal >= least) continue;
    least = a + a - diagonal;
    leastA = a;
  }
  if (aTo + bTo - least < most - (aFrom + bFrom)) return {a: mostA, b: most - mostA, lowMinimal: true, highMinimal: false};
  return {a: leastA, b: least - leastA, lowMinimal: false, highMinimal: true};
}
