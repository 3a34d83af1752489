// The lines that differ between two sequences of names: cut at a middle snake, then each half by itself. Every `!` is below a count.
import type {Matchable} from './matchable-lines.ts';
import {middleSnake, type Box, type Effort, type Paths} from './middle-snake.ts';

let forward = new Int32Array(2048);
let backward = new Int32Array(2048);

/** Marks in `edited` the lines of each side that have no partner. */
export function shortestEdit([a, b]: readonly [Matchable, Matchable], edited: readonly [Uint8Array, Uint8Array], effort: Effort): void {
  const diagonals = a.count + b.count + 5;
  if (forward.length < diagonals) {
    forward = new Int32Array(diagonals * 2);
    backward = new Int32Array(diagonals * 2);
  }
  const paths: Paths = {a: a.names, b: b.names, forward, backward, origin: b.count + 2};
  const waiting: Box[] = [{aFrom: 0, aTo: a.count, bFrom: 0, bTo: b.count, minimal: false}];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const box = shrunk(paths, next);
    if (box.aFrom === box.aTo) mark(edited[1], b.lines, [box.bFrom, box.bTo]);
    else if (box.bFrom === box.bTo) mark(edited[0], a.lines, [box.aFrom, box.aTo]);
    else {
      const cut = middleSnake(paths, box, effort);
      const low = {aFrom: box.aFrom, aTo: cut.a, bFrom: box.bFrom, bTo: cut.b, minimal: cut.lowMinimal};
      const high = {aFrom: cut.a, aTo: box.aTo, bFrom: cut.b, bTo: box.bTo, minimal: cut.highMinimal};
      if (area(low) < area(high)) waiting.push(high, low); // the smaller one first keeps the list short
      else waiting.push(low, high);
    }
  }
}

function area(box: Box): number {
  return box.aTo - box.aFrom + box.bTo - box.bFrom;
}

function shrunk({a, b}: Paths, box: Box): Box {
  let {aFrom, aTo, bFrom, bTo} = box;
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom++;
    bFrom++;
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo--;
    bTo--;
  }
  return {aFrom, aTo, bFrom, bTo, minimal: box.minimal};
}

function mark(edited: Uint8Array, lines: Int32Array, [from, to]: readonly [number, number]): void {
  for (let index = from; index < to; index++) edited[lines[index]!] = 1;
}
