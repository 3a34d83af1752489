// Which lines of two differing middles have no partner on the other side.
import {hash} from 'node:crypto';
import {emptyMatchable, roughRoot, selectMatchable} from './matchable-lines.ts';
import {NameTable, rehash, type Text} from './name-table.ts';
import {onlyMatch} from './only-match.ts';
import {emptyLines, scanLines, type Lines} from './scan-lines.ts';
import {shortestEdit} from './shortest-edit.ts';
import type {Middle} from './trim-ends.ts';

/** The most edits one search may take (git's own rule where there is none), and a counter of steps for who wants to know. */
export interface Search {readonly maxCost: number | undefined; readonly meter: {steps: number} | undefined}

/** One side's middle: its lines, their names (equal on either side where the bytes are), and a 1 for each that was removed or added. */
export interface Edited {readonly lines: Lines; names: Int32Array; flags: Uint8Array}

/** Steps that all searches of one diff may take together: half a second or so. The costliest pair seen in a real history took 66.7 million. */
const budget = 1 << 26;
const leastCap = 256;

const table = new NameTable();
const ends = [emptyLines(), emptyLines()] as const;
const matchable = [emptyMatchable(), emptyMatchable()] as const;
const edited = [emptyEdited(), emptyEdited()] as const;

/** The answer is scratch: it is good until the next call. */
export function editedLines(blobs: readonly [Buffer, Buffer], middle: Middle, search: Search): readonly [Edited, Edited] {
  const [before, after] = [{bytes: blobs[0], lines: edited[0].lines}, {bytes: blobs[1], lines: edited[1].lines}] as const;
  scanLines(before.bytes, [middle.from, middle.beforeTo], before.lines);
  scanLines(after.bytes, [middle.from, middle.afterTo], after.lines);
  for (const side of edited) makeRoom(side);
  if (before.lines.count === 0 || after.lines.count === 0) {
    for (const side of edited) side.flags.fill(1, 0, side.lines.count);
    return edited;
  }
  const named = name(before, after, false);
  if (named && onlyMatch(edited, {ofBefore: table.inAfter, ofAfter: table.inBefore})) return edited;
  pair(tally([before, after], {middle, named}), search);
  return edited;
}

function name(before: Text, after: Text, patient: boolean): boolean {
  table.open(before, after, patient);
  return table.name(0, edited[0].names) && table.name(1, edited[1].names);
}

/** Equal lines at both ends count too: they decide how common a line is. Returns how many there are. */
function tally([before, after]: readonly [Text, Text], {middle, named}: {readonly middle: Middle; readonly named: boolean}): number {
  const common = ends.map((lines) => ({bytes: before.bytes, lines}));
  scanLines(before.bytes, [0, middle.from], ends[0]);
  scanLines(before.bytes, [middle.beforeTo, before.bytes.length], ends[1]);
  if (!named || !common.every((text) => table.tally(text))) {
    const salt = hash('sha256', Buffer.concat([before.bytes, after.bytes]));
    for (const text of [before, after, ...common]) rehash(text, salt);
    name(before, after, true);
    for (const text of common) table.tally(text);
  }
  return ends[0].count + ends[1].count;
}

function pair(commonLines: number, {maxCost, meter}: Search): void {
  const [before, after] = edited;
  const [left, right] = matchable;
  selectMatchable({names: before.names, count: before.lines.count, elsewhere: table.inAfter, total: before.lines.count + commonLines}, before.flags, left);
  selectMatchable({names: after.names, count: after.lines.count, elsewhere: table.inBefore, total: after.lines.count + commonLines}, after.flags, right);
  const effort = {cap: maxCost ?? Math.max(leastCap, roughRoot(left.count + right.count + 3)), budget, steps: 0};
  shortestEdit([left, right], [before.flags, after.flags], effort);
  if (meter !== undefined) meter.steps += effort.steps;
}

function emptyEdited(): Edited {
  return {lines: emptyLines(), names: new Int32Array(1024), flags: new Uint8Array(1024)};
}

function makeRoom(side: Edited): void {
  const {count} = side.lines;
  if (side.flags.length >= count) {
    side.flags.fill(0, 0, count);
    return;
  }
  side.flags = new Uint8Array(count * 2);
  side.names = new Int32Array(count * 2);
}
