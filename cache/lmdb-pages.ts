// Walks every page of a database file without LMDB, which would follow a damaged page wherever it points.
import {closeSync, openSync, readSync} from 'node:fs';
import type {LmdbMeta, LmdbTree} from './lmdb-file.ts';

/** A page: its own number 8 | transaction 8 | pad 2 | flags 2 | lower 2 | upper 2 | places of nodes 2 each … nodes */
const headerBytes = 24;
const nodeBytes = 8;
const flags = {branch: 1, leaf: 2, overflow: 4} as const;
const bigData = 1;
const integerKeys = 8;
const noPage = 2n ** 64n - 1n;
/** More levels than this hold more rows than a disk. */
const deepest = 32;

export type RowCheck = (key: Buffer, value: Buffer) => boolean;

/**
 * True when all that the meta names is whole: each page is itself, is used once, and its nodes lie inside it; keys are in order and
 * between their separators; counts agree; free pages are none of the used; and the rows satisfy `isRow`.
 */
export function isWholeLmdb(path: string, meta: LmdbMeta, isRow: RowCheck): boolean {
  const file = openSync(path, 'r');
  try {
    return new Walk(file, meta).whole(isRow);
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  } finally {
    closeSync(file);
  }
}

interface Node {readonly key: Buffer; readonly flags: number; readonly page: number; readonly at: number; readonly size: number}
type Order = (a: Buffer, b: Buffer) => number;
interface Between {readonly low: Buffer | undefined; readonly high: Buffer | undefined}

/** Damage is thrown as a RangeError, which reading outside a buffer gives anyway. */
class Walk {
  readonly #file: number;
  readonly #meta: LmdbMeta;
  readonly #used: Uint8Array;

  constructor(file: number, meta: LmdbMeta) {
    this.#file = file;
    this.#meta = meta;
    this.#used = new Uint8Array(meta.lastPage + 1);
    this.#claim(0, 2);
  }

  whole(isRow: RowCheck): boolean {
    check(this.#meta.main.flags === 0 && this.#meta.free.flags === integerKeys);
    this.#tree(this.#meta.main, bytewise, (key, value) => check(isRow(key, value)));
    // LMDB takes what it writes to from here: a page that is in use would be overwritten.
    this.#tree(this.#meta.free, numeric, (key, value) => this.#freePages(key, value));
    return true;
  }

  #tree({root, depth, branches, leaves, overflows, entries}: LmdbTree, order: Order, row: (key: Buffer, value: Buffer) => void): void {
    if (root === noPage) return check(depth === 0 && entries + branches + leaves + overflows === 0);
    check(depth > 0 && depth <= deepest && root <= BigInt(this.#meta.lastPage));
    const seen = {entries: 0, branches: 0, leaves: 0, overflows: 0};
    const visit = (number: number, level: number, {low, high}: Between): void => {
      const leaf = level === depth;
      const page = this.#page(number, leaf ? flags.leaf : flags.branch);
      const nodes = this.#nodes(page, leaf);
      seen[leaf ? 'leaves' : 'branches']++;
      check(nodes.length >= (leaf ? 1 : 2));
      inOrder(nodes, leaf, {low, high, order});
      nodes.forEach((node, at) => {
        if (!leaf) return visit(node.page, level + 1, {low: at === 0 ? low : node.key, high: nodes[at + 1]?.key ?? high});
        seen.entries++;
        if (node.flags === bigData) seen.overflows += this.#overflow(node);
        row(node.key, this.#value(page, node));
      });
    };
    visit(Number(root), 1, {low: undefined, high: undefined});
    check(seen.entries === entries && seen.branches === branches && seen.leaves === leaves && seen.overflows === overflows);
  }

  #page(number: number, kind: number): Buffer {
    this.#claim(number, 1);
    const page = this.#bytes(number, 1);
    this.#isPage(page, number, kind);
    return page;
  }

  /** LMDB takes a page of a later transaction for one that it may change in place. */
  #isPage(page: Buffer, number: number, kind: number): void {
    check(page.readBigUInt64LE(0) === BigInt(number) && page.readBigUInt64LE(8) <= this.#meta.transaction && page.readUInt16LE(18) === kind);
  }

  #nodes(page: Buffer, leaf: boolean): readonly Node[] {
    const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
    check(lower % 2 === 0 && lower <= upper && headerBytes + upper <= page.length);
    return Array.from({length: lower / 2}, (_, row) => {
      const at = headerBytes + page.readUInt16LE(headerBytes + row * 2);
      const [low, high, bits, keySize] = [page.readUInt16LE(at), page.readUInt16LE(at + 2), page.readUInt16LE(at + 4), page.readUInt16LE(at + 6)];
      const size = leaf ? low + high * 65_536 : 0;
      const end = at + nodeBytes + keySize + ((bits & bigData) === 0 || !leaf ? size : 8);
      check(at >= headerBytes + upper && end <= page.length && (!leaf || bits === 0 || bits === bigData));
      return {key: page.subarray(at + nodeBytes, at + nodeBytes + keySize), flags: bits, page: low + high * 65_536 + bits * 2 ** 32, at: at + nodeBytes + keySize, size};
    });
  }

  /** A value that does not fit beside others lies on pages of its own. */
  #value(page: Buffer, node: Node): Buffer {
    if (node.flags !== bigData) return page.subarray(node.at, node.at + node.size);
    const first = Number(page.readBigUInt64LE(node.at));
    const count = this.#overflow(node);
    this.#claim(first, count);
    const bytes = this.#bytes(first, count);
    this.#isPage(bytes, first, flags.overflow);
    check(bytes.readUInt32LE(20) === count);
    return bytes.subarray(headerBytes, headerBytes + node.size);
  }

  #overflow({size}: Node): number {
    return Math.ceil((headerBytes + size) / this.#meta.pageSize);
  }

  /** How many numbers follow, then the numbers: of a page, or a negative count and the first page of that many; zeros are gaps. */
  #freePages(key: Buffer, value: Buffer): void {
    check(key.length === 8 && value.length >= 8 && key.readBigUInt64LE() <= this.#meta.transaction);
    const count = Number(value.readBigUInt64LE());
    for (let at = 1; at <= count; at++) {
      const entry = Number(value.readBigInt64LE(at * 8));
      if (entry > 0) this.#claim(entry, 1);
      else if (entry < 0) this.#claim(Number(value.readBigInt64LE(++at * 8)), -entry);
    }
  }

  #claim(first: number, count: number): void {
    check(first >= 0 && count > 0 && first + count <= this.#used.length);
    for (let number = first; number < first + count; number++) {
      check(this.#used[number] === 0);
      this.#used[number] = 1;
    }
  }

  #bytes(first: number, count: number): Buffer {
    const bytes = Buffer.allocUnsafe(count * this.#meta.pageSize);
    check(readSync(this.#file, bytes, 0, bytes.length, first * this.#meta.pageSize) === bytes.length);
    return bytes;
  }
}

/** Keys rise from a page's separator up to the next one. The first key of a branch page is never looked at. */
function inOrder(nodes: readonly Node[], leaf: boolean, {low, high, order}: Between & {readonly order: Order}): void {
  let before = low;
  nodes.forEach(({key}, at) => {
    if (!leaf && at === 0) return;
    const step = before === undefined ? -1 : order(before, key);
    check((step < 0 || (step === 0 && leaf && at === 0)) && (high === undefined || order(key, high) < 0));
    before = key;
  });
}

function bytewise(a: Buffer, b: Buffer): number {
  return a.compare(b);
}

function numeric(a: Buffer, b: Buffer): number {
  return Number(a.readBigUInt64LE() - b.readBigUInt64LE());
}

function check(holds: boolean): void {
  if (!holds) throw new RangeError('A page of a database is damaged');
}
