// Where the ids of a text gather: in blocks that are kept for the next text, so that a long one costs no fresh memory but its result.

export interface IdBlocks {
  /** The block to begin a text with. What was there is forgotten. */
  first(): Int32Array;
  /** The block to go on with, once so many ids are in the one before. */
  next(count: number): Int32Array;
  /** The number of the block that is in use. */
  readonly at: number;
  /** Goes back to a block; what is in those behind it is forgotten. */
  back(at: number): Int32Array;
  /** All ids, of which so many are in the last block. To be asked once. */
  joined(count: number): Int32Array;
}

export const blockLength = 1 << 17;

/** 20 MB, as much as ten megabytes of two bytes a token need. Longer texts are rare, and theirs are left to the garbage collector. */
const mostKept = 40;

export function idBlocks(): IdBlocks {
  const blocks = [new Int32Array(blockLength)];
  const [one = new Int32Array(blockLength)] = blocks;
  /** Of the blocks before the last. */
  const counts: number[] = [];
  return {
    first() {
      counts.length = 0;
      return one;
    },
    next(count) {
      counts.push(count);
      const block = blocks[counts.length] ?? new Int32Array(blockLength);
      blocks[counts.length] = block;
      return block;
    },
    get at() {
      return counts.length;
    },
    back(at) {
      counts.length = at;
      return blocks[at] ?? one;
    },
    joined(count) {
      if (counts.length === 0) return one.slice(0, count);
      counts.push(count);
      const length = counts.reduce((sum, many) => sum + many, 0);
      // Every place is written to, so the memory need not be cleared before.
      const ids = new Int32Array(Buffer.allocUnsafeSlow(length * 4).buffer, 0, length);
      let at = 0;
      for (const [block, many] of counts.entries()) {
        ids.set((blocks[block] ?? one).subarray(0, many), at);
        at += many;
      }
      blocks.splice(mostKept);
      return ids;
    },
  };
}
