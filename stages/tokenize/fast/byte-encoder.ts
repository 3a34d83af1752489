// From UTF-8 to ids: scans a pre-token, looks it up among the pieces of the vocabulary and the words met before, and merges it where neither knows it.
import type {FastTables} from './fast-tables.ts';
import {blockLength, idBlocks} from './id-blocks.ts';
import {merger} from './merger.ts';
import {pieceEnd} from './piece-end.ts';
import {pieceMemory} from './piece-memory.ts';
import {integersOf, longSlot, shortKey, shortSlot} from './piece-slots.ts';
import {asciiOf, endMark, type ScannedText} from './scanned-text.ts';
import {scannerOf} from './scanner-of.ts';

export interface ByteEncoder {
  /** A place for so many bytes of text, to be filled before they are encoded. */
  room(length: number): Buffer;
  /** The ids of the valid UTF-8 that was put there, cut where each of its pieces begins and where it ends; where nothing is said of that, by the scanner. */
  encode(length: number, ranges?: readonly number[]): Int32Array;
}

/** A longer text gets a room of its own, which is not kept. */
const longestKeptText = 1 << 24;
const firstRoom = 1 << 20;
/** A longer word is not worth remembering. */
const longestKept = 256;
/** A token has a byte at least: up to here a block has room for any word that is worth remembering. */
const full = blockLength - longestKept;
/** Scanners and tables read up to eight bytes beyond the end. */
const spare = 8;

/**
 * Elements of typed arrays are read as if they were there: every place is below a length that was checked, or in the spare bytes.
 */
export function byteEncoder(tables: FastTables): ByteEncoder {
  const {byteIds, slots, arena, classes, automaton, longest} = tables;
  const scanner = {automaton, scan: scannerOf(tables.pattern)};
  const ascii = asciiOf(classes);
  const merging = merger(tables);
  const memory = pieceMemory();
  let kept = Buffer.from(new ArrayBuffer(firstRoom + spare));
  const text: ScannedText = {classes, ascii, bytes: kept, end: 0};
  let view = viewOf(kept);
  const blocks = idBlocks();
  let ids = blocks.first();

  return {
    room(length) {
      const bytes = length + spare <= kept.length ? kept : Buffer.from(new ArrayBuffer(Math.max(length, Math.min(length * 2, longestKeptText)) + spare));
      if (length <= longestKeptText) kept = bytes;
      text.bytes = bytes;
      view = viewOf(bytes);
      return bytes;
    },
    encode(length, ranges) {
      text.end = length;
      text.bytes[length] = endMark;
      ids = blocks.first();
      const found = blocks.joined(encodeText(ranges));
      text.bytes = kept;
      view = viewOf(kept);
      return found;
    },
  };

  function encodeText(ranges: readonly number[] | undefined): number {
    const {bytes, end} = text;
    const words = view;
    let count = 0;
    for (let at = 0, stop = 0, range = 0; ; at = stop) {
      if (ranges !== undefined) {
        if (range === ranges.length) return count;
        at = ranges[range++]!;
        stop = ranges[range++]!;
      } else {
        if (at >= end) return count;
        stop = pieceEnd(scanner, text, at);
      }
      const length = stop - at;
      if (count > full) count = nextBlock(count);
      if (length === 1) ids[count++] = byteIds[bytes[at]!]!;
      else if (length > shortKey) count = longPiece(at, length, count);
      else {
        // As `piece-slots.ts` has it: what lies behind the word does not count.
        const first = length < 4 ? words.getInt32(at, true) & ((1 << (length << 3)) - 1) : words.getInt32(at, true);
        const second = length > 4 ? words.getInt32(at + 4, true) & (-1 >>> ((8 - length) << 3)) : 0;
        const slot = shortSlot(slots, first, second, length);
        if (slots[slot + 2] !== 0) ids[count++] = slots[slot + 3]!;
        else {
          const kept = shortSlot(memory.slots, first, second, length);
          count = memory.slots[kept + 2] !== 0 ? recall(kept, 0, count) : merge(at, length, count);
        }
      }
    }
  }

  function longPiece(from: number, length: number, count: number): number {
    const piece = {view, from, length};
    if (length <= longest) {
      const slot = longSlot(tables, piece);
      if (slots[slot + 2] !== 0) {
        ids[count] = arena[slots[slot + 3]! + integersOf(length)]!;
        return count + 1;
      }
    }
    if (length <= longestKept) {
      const kept = longSlot(memory, piece);
      if (memory.slots[kept + 2] !== 0) return recall(kept, integersOf(length), count);
    }
    return merge(from, length, count);
  }

  function recall(slot: number, skipped: number, count: number): number {
    const place = memory.slots[slot + 3]! + skipped;
    const many = memory.slots[slot + 2]! >>> 16;
    for (let at = 0; at < many; at++) ids[count + at] = memory.arena[place + at]!;
    return count + many;
  }

  function merge(from: number, length: number, count: number): number {
    if (length > longestKept) return mergeLong(from, length, count);
    const many = merging.merge(text.bytes, from, from + length);
    const found = merging.ids;
    for (let at = 0; at < many; at++) ids[count + at] = found[at]!;
    memory.keep({view, from, length}, found, many);
    return count + many;
  }

  function mergeLong(from: number, length: number, count: number): number {
    const [block, tokens] = [blocks.at, count];
    let tries = 0;
    merging.mergeLong(text.bytes, {from, to: from + length}, (found, many, again) => {
      if (again !== tries) [ids, count, tries] = [blocks.back(block), tokens, again];
      for (let at = 0; at < many;) {
        if (count === blockLength) count = nextBlock(count);
        const part = Math.min(many - at, blockLength - count);
        ids.set(found.subarray(at, at += part), count);
        count += part;
      }
    });
    return count;
  }

  function nextBlock(count: number): number {
    ids = blocks.next(count);
    return 0;
  }
}

function viewOf({buffer, byteOffset, byteLength}: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
