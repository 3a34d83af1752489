// Cuts a stream at its NULs. Git's `-z` formats are nothing but tokens that end in one.

/** Batches of tokens, one batch a chunk. Tokens are views. What follows the last NUL is dropped: git never wrote it whole. */
export async function* rawTokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly Buffer[], void, undefined> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let end = chunk.indexOf(0);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    const tokens: Buffer[] = [rest.length === 0 ? chunk.subarray(0, end) : Buffer.concat([...rest, chunk.subarray(0, end)])];
    let start = end + 1;
    for (end = chunk.indexOf(0, start); end >= 0; end = chunk.indexOf(0, start)) {
      tokens.push(chunk.subarray(start, end));
      start = end + 1;
    }
    rest = start < chunk.length ? [chunk.subarray(start)] : [];
    yield tokens;
  }
}
