// Where the lines of a stretch of bytes begin and what each hashes to, read four bytes at a time.

/** Line `i` is `[starts[i], starts[i + 1])`, its newline included. The arrays are scratch: longer than `count`, and replaced when they grow. */
export interface Lines {starts: Int32Array; hashes: Int32Array; count: number}

const newline = 10;
const newlines = 0x0a0a0a0a;
const multiplier = 0x9e3779b1;

export function emptyLines(): Lines {
  return {starts: new Int32Array(1024), hashes: new Int32Array(1024), count: 0};
}

/** Replaces what `lines` held; `from` and `to` are ends of lines. The hash is quick and can be forged: whoever trusts it must count collisions. */
export function scanLines(bytes: Uint8Array, [from, to]: readonly [number, number], lines: Lines): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = bytes.length - 3; // a line ends at `to`, so no word is read past it unless its newline comes first
  let {starts, hashes} = lines;
  let count = 0;
  let at = from;
  while (at < to) {
    if (count + 2 > starts.length) {
      starts = lines.starts = grown(starts);
      hashes = lines.hashes = grown(hashes);
    }
    starts[count] = at;
    let hash = 0;
    let ended = false;
    while (at < words) {
      const word = view.getInt32(at, true);
      const flipped = word ^ newlines;
      const found = (flipped - 0x01010101) & ~flipped & 0x80808080;
      if (found !== 0) {
        const spare = Math.clz32(found & -found); // bits of the word that lie behind its first newline
        hash = mix(hash ^ (word << spare >>> spare));
        at += 4 - (spare >>> 3);
        ended = true;
        break;
      }
      hash = mix(hash ^ word);
      at += 4;
    }
    if (!ended && at < to) {
      let word = 0; // fewer than four bytes are left of the whole blob
      for (let shift = 0; at < to && !ended; shift += 8) {
        const byte = bytes[at++] ?? newline;
        word |= byte << shift;
        ended = byte === newline;
      }
      hash = mix(hash ^ word);
    }
    hashes[count++] = hash;
  }
  starts[count] = to;
  lines.count = count;
}

function mix(hash: number): number {
  const product = Math.imul(hash, multiplier);
  return product ^ (product >>> 15);
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}
