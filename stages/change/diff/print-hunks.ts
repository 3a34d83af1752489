// Writes changed lines as unified hunks, byte for byte as git prints them.
import {functionHunk, type Hunk, type Place} from './function-hunk.ts';
import {sectionHeading} from './section-heading.ts';
import type {Side} from './side.ts';

/** Hunks as git prints them after `+++`, and what is in them. */
export interface Hunks {readonly hunks: Buffer; readonly added: number; readonly removed: number; readonly hunkCount: number}

/** `firstLine` lines of either blob come before the window. Whole functions are shown where they are asked for. */
export interface Page {readonly before: Side; readonly after: Side; readonly firstLine: number; readonly context: number; readonly functions: boolean}

const newline = 0x0a;
const minus = 0x2d;
const plus = 0x2b;
const space = 0x20;
const unended = '\n\\ No newline at end of file\n';

let paper = Buffer.allocUnsafeSlow(1 << 16);
let length = 0;

export function printHunks(page: Page): Hunks {
  const {before, functions} = page;
  const below = functions ? functionHunk : hunkBelow;
  const counts = {added: 0, removed: 0, hunkCount: 0};
  let heading: Buffer | undefined;
  let searched = 0;
  length = 0;
  for (let hunk = below(page, {before: 0, after: 0}); hunk !== undefined; hunk = below(page, hunk.end)) {
    const start = before.starts[hunk.from.before] ?? 0;
    heading = sectionHeading(before.bytes, searched, start) ?? heading; // like git: without a nearer one, the last hunk's stands
    searched = start;
    printHead(hunk, page.firstLine, heading);
    printBody(hunk, page, counts);
    counts.hunkCount++;
  }
  const hunks = Buffer.allocUnsafeSlow(length); // of its own, so that it can change threads by itself
  paper.copy(hunks, 0, 0, length);
  return {hunks, ...counts};
}

/** Changes whose contexts touch share a hunk. */
function hunkBelow({before, after, context}: Page, start: Place): Hunk | undefined {
  const count = before.count;
  let [i, j] = [start.before, start.after];
  while (i < count && before.changed[i] === 0 && after.changed[j] === 0) {
    i++;
    j++;
  }
  if (before.changed[i] !== 1 && after.changed[j] !== 1) return undefined;
  const above = Math.min(context, i);
  const from = {before: i - above, after: j - above};
  let end = {before: i, after: j};
  for (let common = 0; common <= 2 * context;) {
    if (before.changed[i] === 1) i++;
    else if (after.changed[j] === 1) j++;
    else if (i >= count) break;
    else {
      common++;
      i++;
      j++;
      continue;
    }
    common = 0;
    end = {before: i, after: j};
  }
  const below = Math.min(context, count - end.before);
  return {from, to: {before: end.before + below, after: end.after + below}, end};
}

function printHead({from, to}: Hunk, firstLine: number, heading: Buffer | undefined): void {
  room(256);
  const removed = range(firstLine + from.before, to.before - from.before);
  const added = range(firstLine + from.after, to.after - from.after);
  length += paper.write(`@@ -${removed} +${added} @@`, length, 'latin1');
  if (heading !== undefined) {
    paper[length++] = space;
    length += heading.copy(paper, length);
  }
  paper[length++] = newline;
}

/** Lines count from one; an empty range names the line above it. */
function range(lines: number, count: number): string {
  if (count === 1) return `${lines + 1}`;
  return count === 0 ? `${lines},0` : `${lines + 1},${count}`;
}

function printBody({from, to}: Hunk, {before, after}: Page, counts: {added: number; removed: number}): void {
  let i = from.before;
  let j = from.after;
  while (i < to.before || j < to.after) {
    if (i < to.before && before.changed[i] === 1) {
      printLine(minus, before, i++);
      counts.removed++;
    } else if (j < to.after && after.changed[j] === 1) {
      printLine(plus, after, j++);
      counts.added++;
    } else {
      printLine(space, before, i++);
      j++;
    }
  }
}

function printLine(sign: number, {bytes, starts}: Side, line: number): void {
  const from = starts[line] ?? 0;
  const to = starts[line + 1] ?? 0;
  room(to - from + 64);
  paper[length++] = sign;
  if (to - from > 128) length += bytes.copy(paper, length, from, to);
  else for (let at = from; at < to; at++) paper[length++] = bytes[at] ?? 0;
  if (bytes[to - 1] !== newline) length += paper.write(unended, length, 'latin1');
}

function room(bytes: number): void {
  if (length + bytes <= paper.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(paper.length * 2, length + bytes));
  paper.copy(larger, 0, 0, length);
  paper = larger;
}
