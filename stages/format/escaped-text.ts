// The text of a record as its line has it, escaped for JSON: it goes into another line as it is, whole or parted, and is never decoded.

/** What stands before it: text comes last in a record, and within a text no quote stands alone. */
const before = Buffer.from(',"training_content":"');
const [backslash, small] = [0x5c, Buffer.from('"}')];

/** None in a line that is no record. */
export function escapedText(line: Buffer): Buffer | undefined {
  const at = line.lastIndexOf(before);
  return at < 0 || !line.subarray(-small.length).equals(small) ? undefined : line.subarray(at + before.length, -small.length);
}

/**
 * Where so many bytes of the text end among the escaped ones; none where it has fewer, or where that is within an escape. Records escape nothing but
 * characters of one byte, as `\\n` or as `\\u001f`.
 */
export function escapedEnd(escaped: Buffer, bytes: number): number | undefined {
  let [at, left] = [0, bytes];
  while (left > 0) {
    const next = escaped.indexOf(backslash, at);
    const plain = (next < 0 ? escaped.length : next) - at;
    if (plain >= left) return at + left;
    if (next < 0) return undefined;
    left -= plain + 1;
    at = next + (escaped[next + 1] === 0x75 ? 6 : 2);
  }
  return at;
}

/** Without blanks and line ends behind it. */
export function trimmedEnd(escaped: Buffer): Buffer {
  let end = escaped.length;
  while (end > 0) {
    if (escaped[end - 1] === 0x20) end -= 1;
    else if (isBlankEscape(escaped, end)) end -= 2;
    else break;
  }
  return escaped.subarray(0, end);
}

/** A backslash that is itself escaped begins no escape. */
function isBlankEscape(escaped: Buffer, end: number): boolean {
  if (![0x6e, 0x72, 0x74].includes(escaped[end - 1] ?? 0)) return false;
  let start = end - 1;
  while (start > 0 && escaped[start - 1] === backslash) start--;
  return (end - 1 - start) % 2 === 1;
}
