// The lines of a file, without their ends.

export function* linesOf(bytes: Buffer): Generator<Buffer, undefined, undefined> {
  for (let from = 0, end = 0; from < bytes.length; from = end + 1) {
    end = bytes.indexOf(10, from);
    if (end < 0) end = bytes.length;
    yield bytes.subarray(from, end);
  }
}
