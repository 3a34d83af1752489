// Looks at a database file before LMDB does: given one that is torn or foreign, LMDB takes the process down instead of failing.
import {open} from 'node:fs/promises';
import {codeOf} from './store-error.ts';

const metaBytes = 160;
const magic = 0xbeefc0de;
/** Fields of a meta page of data format 2, which starts with a page header of 24 bytes. */
const field = {magic: 24, version: 28, pageSize: 48, lastPage: 144, transaction: 152} as const;

/** True when both meta pages are LMDB's and all pages of the newer one lie in the file; a file that is not there is sound, too. */
export async function isSoundLmdb(path: string): Promise<boolean> {
  try {
    await using file = await open(path, 'r');
    if ((await file.stat()).size === 0) return true;
    const first = await metaAt(0);
    const second = first && (await metaAt(first.pageSize));
    if (first === undefined || second === undefined || first.pageSize !== second.pageSize) return false;
    const newer = first.transaction > second.transaction ? first : second;
    // Asked last: another process may be writing, and it lets the file grow before a meta page says so.
    const {size} = await file.stat();
    return BigInt(size) >= (newer.lastPage + 1n) * BigInt(newer.pageSize);

    async function metaAt(at: number): Promise<Meta | undefined> {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(metaBytes), 0, metaBytes, at);
      return bytesRead === metaBytes ? metaOf(buffer) : undefined;
    }
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return true;
    throw cause;
  }
}

interface Meta {readonly pageSize: number; readonly lastPage: bigint; readonly transaction: bigint}

function metaOf(page: Buffer): Meta | undefined {
  if (page.readUInt32LE(field.magic) !== magic || page.readUInt16LE(field.version) !== 2) return undefined;
  return {
    pageSize: page.readUInt32LE(field.pageSize),
    lastPage: page.readBigUInt64LE(field.lastPage),
    transaction: page.readBigUInt64LE(field.transaction),
  };
}
