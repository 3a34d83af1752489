// The entries of a tree object by their names, from its raw bytes.

export interface RootEntry {readonly mode: string; readonly oid: string}

/** `bytesOfName`: 20, or 32 in repositories of SHA-256. A tree that ends in the middle of an entry has it not. */
export function rootEntries(tree: Uint8Array, bytesOfName: number): ReadonlyMap<string, RootEntry> {
  const bytes = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
  const entries = new Map<string, RootEntry>();
  for (let at = 0; at < bytes.length; ) {
    const [blank, end] = [bytes.indexOf(0x20, at), bytes.indexOf(0, at)];
    if (blank < 0 || end < blank || end + 1 + bytesOfName > bytes.length) break;
    const next = end + 1 + bytesOfName;
    entries.set(bytes.toString('utf8', blank + 1, end), {mode: bytes.toString('latin1', at, blank), oid: bytes.toString('hex', end + 1, next)});
    at = next;
  }
  return entries;
}
