// Hunks that show whole functions, as `git diff -W` has them: from the line that begins like a name, with the comment right above it, to the next such line.
import {beginsName} from './section-heading.ts';
import type {Side} from './side.ts';

/** A line of either side. Between changes the two advance together. */
export interface Place {readonly before: number; readonly after: number}

/** The lines `[from, to)` on either side, context included; the last change ends at `end`. */
export interface Hunk {readonly from: Place; readonly to: Place; readonly end: Place}

interface Change {readonly from: Place; readonly to: Place}

/** `context` lines are shown where a function has fewer. */
export interface Sides {readonly before: Side; readonly after: Side; readonly context: number}

export function functionHunk(sides: Sides, start: Place): Hunk | undefined {
  const first = changeBelow(sides, start);
  if (first === undefined) return undefined;
  const from = beginning(sides, first);
  let last = first;
  for (;;) {
    const to = ending(sides, last);
    const next = changeBelow(sides, last.to);
    if (next === undefined || !reaches(sides, to.before, next)) return {from, to, end: last.to};
    last = next;
  }
}

function beginning({before, after, context}: Sides, {from}: Change): Place {
  const above = Math.min(context, from.before, from.after);
  const plain = {before: from.before - above, after: from.after - above};
  let line = from.before;
  if (line >= before.count) {
    // What is appended needs nothing around it if it is a function itself.
    for (let added = from.after; added < after.count; added++) if (isFunction(after, added)) return plain;
    line = before.count - 1;
  }
  let top = functionAt(before, line, -1);
  while (top > 0 && !isEmpty(before, top - 1) && !isFunction(before, top - 1)) top--;
  top = Math.max(top, 0);
  return top < plain.before ? {before: top, after: Math.max(plain.after - (plain.before - top), 0)} : plain;
}

function ending({before, after, context}: Sides, {to}: Change): Place {
  const below = Math.min(context, before.count - to.before, after.count - to.after);
  const plain = {before: to.before + below, after: to.after + below};
  let bottom = functionAt(before, to.before, before.count);
  while (bottom > 0 && isEmpty(before, bottom - 1)) bottom--;
  if (bottom < 0) bottom = before.count;
  return bottom > plain.before ? {before: bottom, after: Math.min(plain.after + (bottom - plain.before), after.count)} : plain;
}

/** Whether the next change lies in what is shown, or in a function that begins there. */
function reaches({before, context}: Sides, shownTo: number, next: Change): boolean {
  const line = Math.min(next.from.before, before.count - 1);
  return line - context <= shownTo || functionAt(before, line, shownTo) < 0;
}

function changeBelow({before, after}: Sides, start: Place): Change | undefined {
  let [i, j] = [start.before, start.after];
  while (i < before.count && before.changed[i] === 0 && after.changed[j] === 0) {
    i++;
    j++;
  }
  const from = {before: i, after: j};
  while (before.changed[i] === 1) i++;
  while (after.changed[j] === 1) j++;
  return i === from.before && j === from.after ? undefined : {from, to: {before: i, after: j}};
}

/** The first line from `line` towards `limit`, without it, that begins like a name; -1 where there is none. */
function functionAt(side: Side, line: number, limit: number): number {
  const step = line > limit ? -1 : 1;
  for (let at = line; at !== limit && at >= 0 && at < side.count; at += step) if (isFunction(side, at)) return at;
  return -1;
}

function isFunction({bytes, starts}: Side, line: number): boolean {
  return beginsName(bytes[starts[line] ?? 0] ?? 0);
}

function isEmpty({bytes, starts}: Side, line: number): boolean {
  for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) if (!isSpace(bytes[at] ?? 0)) return false;
  return true;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
