// Gives equal lines equal numbers and counts each on either side. Every `!` is on an index below a count kept here.
import {hash} from 'node:crypto';
import type {Lines} from './scan-lines.ts';

/** Bytes with the places of their lines. */
export interface Text {readonly bytes: Buffer; readonly lines: Lines}

/** Forged hashes make probes pile up. Honest ones need about one and a half; past this many a line, the table gives up. */
const probesPerLine = 12;
const leastSlots = 1024;

export class NameTable {
  /** Occurrences of each name in either blob, as far as they were shown. */
  inBefore = new Int32Array(leastSlots);
  inAfter = new Int32Array(leastSlots);
  #slots = new Int32Array(leastSlots);
  #hashes = new Int32Array(leastSlots);
  /** Where each name was first met: a line of the one blob, or the complement of a line of the other. */
  #first = new Int32Array(leastSlots);
  #texts: Text[] = [];
  #count = 0;
  #mask = 0;
  #probesLeft = 0;

  /** Forgets everything. `patient` where hashes are known not to be forged. */
  open(before: Text, after: Text, patient: boolean): void {
    this.#mask = leastSlots - 1;
    this.#slots.fill(0, 0, leastSlots);
    this.#count = 0;
    this.#texts = [before, after];
    this.#probesLeft = patient ? Infinity : 0;
  }

  /** Names every line of one side; false when hashes were forged. */
  name(side: 0 | 1, names: Int32Array): boolean {
    const text = this.#texts[side]!;
    this.#probesLeft += probesPerLine * text.lines.count + leastSlots;
    for (let line = 0; line < text.lines.count; line++) {
      const slot = this.#find(text, line);
      if (slot < 0) return false;
      const known = this.#slots[slot]!;
      const name = known === 0 ? this.#add(slot, side, line) : known;
      names[line] = name;
      if (side === 0) this.inBefore[name]!++;
      else this.inAfter[name]!++;
    }
    return true;
  }

  /** Counts lines that stand in both blobs alike, outside what was named. */
  tally(common: Text): boolean {
    this.#probesLeft += probesPerLine * common.lines.count;
    for (let line = 0; line < common.lines.count; line++) {
      const slot = this.#find(common, line);
      if (slot < 0) return false;
      const name = this.#slots[slot]!;
      if (name === 0) continue;
      this.inBefore[name]!++;
      this.inAfter[name]!++;
    }
    return true;
  }

  #add(slot: number, side: 0 | 1, line: number): number {
    const name = ++this.#count;
    this.#slots[slot] = name;
    this.#hashes[name] = this.#texts[side]!.lines.hashes[line]!;
    this.#first[name] = side === 0 ? line : ~line;
    this.inBefore[name] = this.inAfter[name] = 0;
    if (name * 2 > this.#mask) this.#widen();
    return name;
  }

  /** The slot of an equal line or the free one where it belongs; -1 when probes ran out. */
  #find({bytes, lines}: Text, line: number): number {
    const wanted = lines.hashes[line]!;
    const from = lines.starts[line]!;
    const length = lines.starts[line + 1]! - from;
    let slot = slotOf(wanted) & this.#mask;
    for (;;) {
      const name = this.#slots[slot]!;
      if (name === 0 || (this.#hashes[name] === wanted && this.#equals(name, bytes, [from, length]))) return slot;
      if (--this.#probesLeft < 0) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }

  #equals(name: number, bytes: Buffer, [from, length]: readonly [number, number]): boolean {
    const first = this.#first[name]!;
    const text = this.#texts[first < 0 ? 1 : 0]!;
    const line = first < 0 ? ~first : first;
    const start = text.lines.starts[line]!;
    if (text.lines.starts[line + 1]! - start !== length) return false;
    if (length > 64) return text.bytes.compare(bytes, from, from + length, start, start + length) === 0;
    for (let at = 0; at < length; at++) if (text.bytes[start + at] !== bytes[from + at]) return false;
    return true;
  }

  #widen(): void {
    const size = (this.#mask + 1) * 2;
    if (this.#slots.length < size) {
      this.#slots = new Int32Array(size);
      this.inBefore = longer(this.inBefore, size);
      this.inAfter = longer(this.inAfter, size);
      this.#hashes = longer(this.#hashes, size);
      this.#first = longer(this.#first, size);
    } else this.#slots.fill(0, 0, size);
    this.#mask = size - 1;
    for (let name = 1; name <= this.#count; name++) {
      let slot = slotOf(this.#hashes[name]!) & this.#mask;
      while (this.#slots[slot] !== 0) {
        slot = (slot + 1) & this.#mask;
        this.#probesLeft--;
      }
      this.#slots[slot] = name;
    }
  }
}

function slotOf(hash: number): number {
  return hash ^ (hash >>> 12);
}

function longer(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(array);
  return copy;
}

/** Replaces quick hashes by ones that nobody can forge: the salt depends on all of the blobs' bytes. */
export function rehash(text: Text, salt: string): void {
  const {starts, hashes, count} = text.lines;
  for (let line = 0; line < count; line++) {
    const bytes = text.bytes.subarray(starts[line]!, starts[line + 1]!);
    hashes[line] = Number.parseInt(hash('sha256', Buffer.concat([Buffer.from(salt), bytes])).slice(0, 8), 16);
  }
}
