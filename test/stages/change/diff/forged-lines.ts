// Lines that differ but have the same quick hash, as anybody can make them who reads how it is computed.

/** Eight bytes and a newline: whatever the first four hash to, the next four cancel it. */
export function forgedLines(count: number): Buffer[] {
  const lines: Buffer[] = [];
  for (let first = 0x20202020; lines.length < count; first += 3) {
    const line = Buffer.alloc(9, '\n');
    line.writeInt32LE(first, 0);
    line.writeInt32LE(mixed(first) ^ 0x51525354, 4);
    if (line.indexOf('\n') === 8) lines.push(line);
  }
  return lines;
}

function mixed(word: number): number {
  const product = Math.imul(word, 0x9e3779b1);
  return product ^ (product >>> 15);
}
