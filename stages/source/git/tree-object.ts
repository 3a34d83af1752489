// The entries of one tree, from the raw bytes of its object.
import {fileName, type FileName} from './file-name.ts';

/** `mode`: as the tree spells it, without zeroes before it: a folder's is `40000`. */
export interface ObjectEntry {readonly mode: string; readonly oid: string; readonly name: FileName}

/** `bytesOfOid`: 20, or 32 in repositories of SHA-256. A tree that ends in the middle of an entry has it not. */
export function* treeObject(tree: Buffer, bytesOfOid: number): Generator<ObjectEntry, void, undefined> {
  for (let at = 0; at < tree.length; ) {
    const [blank, end] = [tree.indexOf(0x20, at), tree.indexOf(0, at)];
    const next = end + 1 + bytesOfOid;
    if (blank < 0 || end < blank || next > tree.length) return;
    yield {mode: tree.toString('latin1', at, blank), oid: tree.toString('hex', end + 1, next), name: fileName(tree.subarray(blank + 1, end))};
    at = next;
  }
}
