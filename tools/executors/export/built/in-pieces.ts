// Many small pieces of a file as fewer: about a megabyte each, so that little is at hand and writing one is worth its while.

const pieceBytes = 1 << 20;

export async function* inPieces(lines: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let own: Uint8Array[] = [];
  let size = 0;
  for await (const line of lines) {
    own.push(line);
    size += line.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(own);
    [own, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(own);
}
