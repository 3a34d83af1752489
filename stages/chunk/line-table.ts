// Where the lines of a text begin.

export interface LineTable {
  readonly count: number;
  /** The byte at which a line begins, from 1; one past the last: the end of the text. */
  start(line: number): number;
  /** The line that a byte is in. */
  lineOf(byte: number): number;
}

const newline = 0x0a;

export function lineTable(bytes: Uint8Array): LineTable {
  const starts = [0];
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) starts.push(at + 1);
  if (starts.at(-1) === bytes.length) starts.pop();
  return {
    count: starts.length,
    start: (line) => starts[line - 1] ?? bytes.length,
    lineOf(byte) {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= byte) low = middle + 1;
        else high = middle;
      }
      return Math.max(1, low);
    },
  };
}
