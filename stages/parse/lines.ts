// Counts and measures the lines of a text, in bytes.

export interface LineMeasure {
  /** As an editor counts: a last line without a line feed is one, an empty text has none. */
  readonly lines: number;
  readonly longest: number;
  /** Rounded down. */
  readonly average: number;
}

const lineFeed = 10;

export function measureLines(bytes: Uint8Array): LineMeasure {
  let lines = 0;
  let longest = 0;
  let content = 0;
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed;
    const length = end - start - (end > start && bytes[end - 1] === 13 ? 1 : 0);
    if (length > longest) longest = length;
    content += length;
    lines++;
    start = end + 1;
  }
  return {lines, longest, average: lines === 0 ? 0 : Math.floor(content / lines)};
}
