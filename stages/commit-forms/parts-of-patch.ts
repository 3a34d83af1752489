// Puts the patches of a commit into parts that are short enough: whole files as long as they fit, and a file that fits in none along its declarations, its
// hunks and its lines. Every line of every patch is in exactly one part.
import type {FileChunk, PatchStretch} from '../chunk/file-chunk.ts';
import {hunkHead, type Range} from '../chunk/line-counts.ts';
import type {FilePatch} from '../sample/patch-spans.ts';

/** All hunks of a file, or some stretches of them, under the file's head. */
export interface Piece {
  readonly file: FilePatch;
  /** None where it is whole. */
  readonly stretches?: readonly PatchStretch[];
  /** The head says again what an earlier piece has said. */
  readonly again: boolean;
}

export interface CuttableFile {readonly file: FilePatch; readonly chunks: readonly FileChunk[]}

/** Bytes that the patch may have in the first part, and in each of the others. */
export interface Room {readonly first: number; readonly later: number}

/** A file without chunks is not cut, however long it is; neither is a line. The first part may have no piece, where what the commit says leaves little room. */
export function partsOfPatch(files: readonly CuttableFile[], room: Room): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  let left = room.first;

  /** What does not fit begins another part, if that has more room. */
  function turn(bytes: number): boolean {
    if (bytes <= left || left >= room.later) return false;
    parts.push([]);
    left = room.later;
    return true;
  }
  function put(piece: Piece, bytes: number): void {
    parts.at(-1)?.push(piece);
    left -= bytes;
  }

  for (const {file, chunks} of files) {
    const head = Buffer.byteLength(file.head);
    const whole = head + (file.hunks?.length ?? 0);
    const units = unitsOf(chunks, room.later - head);
    // Below a name that long there is room for nothing.
    if (whole <= Math.max(left, room.later) || units.length < 2 || head > room.later / 2) {
      turn(whole);
      put({file, again: false}, whole);
      continue;
    }
    // A piece is put where it began, once it is known where it ends.
    let open: PatchStretch[] = [];
    let again = false;
    for (const unit of units) {
      const bytes = bytesOf(unit);
      if (open.length > 0 && bytes > left) {
        put({file, stretches: joined(open), again}, 0);
        [open, again] = [[], true];
      }
      if (open.length === 0) {
        turn(head + bytes);
        left -= head;
      }
      open.push(...unit);
      left -= bytes;
    }
    put({file, stretches: joined(open), again}, 0);
  }
  return parts;
}

/** Chunks, and of one that fits in no part its stretches. */
function unitsOf(chunks: readonly FileChunk[], most: number): readonly (readonly PatchStretch[])[] {
  return chunks.filter(({stretches}) => stretches.length > 0).flatMap(({stretches}) => (bytesOf(stretches) <= most ? [stretches] : stretches.map((one) => [one])));
}

/** At most: stretches that are joined share a head. */
function bytesOf(stretches: readonly PatchStretch[]): number {
  return stretches.reduce((sum, {from, to, heading, ...ranges}) => sum + to - from + hunkHead(ranges).length + 1 + (heading === undefined ? 0 : heading.to - heading.from), 0);
}

/** In the order of the patch; what stood together there is one hunk again. */
function joined(stretches: readonly PatchStretch[]): readonly PatchStretch[] {
  const done: PatchStretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = done.at(-1);
    if (last === undefined || last.to !== next.from) done.push(next);
    else done[done.length - 1] = {...last, to: next.to, before: together(last.before, next.before), after: together(last.after, next.after)};
  }
  return done;
}

function together(one: Range, two: Range): Range {
  return {from: one.from, count: one.count + two.count};
}
