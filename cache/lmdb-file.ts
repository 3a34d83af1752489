// The meta pages of a database file, read without LMDB: given a file that is torn or foreign, LMDB takes the process down instead of failing.
import {open, type FileHandle} from 'node:fs/promises';
import {codeOf} from './store-error.ts';

const magic = 0xbeefc0de;
const dataFormat = 2;
const metaBytes = 160;
/** More than this is never mapped; LMDB would try. */
const mostMapped = 2n ** 44n;
/** Fields of a meta page of data format 2, which starts with a page header of 24 bytes. The page size lies in the tree of free pages. */
const field = {magic: 24, version: 28, mapSize: 40, free: 48, main: 96, lastPage: 144, transaction: 152} as const;

export interface LmdbTree {readonly flags: number; readonly depth: number; readonly branches: number; readonly leaves: number; readonly overflows: number; readonly entries: number; readonly root: bigint}

export interface LmdbMeta {
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: bigint;
  readonly free: LmdbTree;
  readonly main: LmdbTree;
}

/** The newer of both metas; `undefined` when one of them is not LMDB's, or the file ends before its pages. */
export async function readMeta(file: FileHandle): Promise<LmdbMeta | undefined> {
  const first = await metaAt(file, 0);
  const second = first && (await metaAt(file, first.pageSize));
  if (first === undefined || second === undefined || first.pageSize !== second.pageSize) return undefined;
  // Each transaction writes the page that the one before did not; in a new file nobody has written either.
  if (first.transaction % 2n !== 0n || (second.transaction % 2n !== 1n && second.transaction !== 0n)) return undefined;
  const newer = first.transaction > second.transaction ? first : second;
  // Asked last: another process may be writing, and it lets the file grow before a meta page says so.
  const {size} = await file.stat();
  return size >= (newer.lastPage + 1) * newer.pageSize ? newer : undefined;
}

/** The newer meta of the file at a path; `absent` when nothing was ever written there. */
export async function metaOf(path: string): Promise<LmdbMeta | 'absent' | undefined> {
  try {
    await using file = await open(path, 'r');
    return (await file.stat()).size === 0 ? 'absent' : await readMeta(file);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return 'absent';
    throw cause;
  }
}

async function metaAt(file: FileHandle, at: number): Promise<LmdbMeta | undefined> {
  const {buffer: page, bytesRead} = await file.read(Buffer.alloc(metaBytes), 0, metaBytes, at);
  if (bytesRead !== metaBytes || page.readUInt32LE(field.magic) !== magic || page.readUInt16LE(field.version) !== dataFormat) return undefined;
  const pageSize = page.readUInt32LE(field.free);
  // Anything else would lead the reading of the second page astray.
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return undefined;
  const lastPage = page.readBigUInt64LE(field.lastPage);
  if (page.readBigUInt64LE(field.mapSize) > mostMapped) return undefined;
  if (lastPage > BigInt(Number.MAX_SAFE_INTEGER) / BigInt(pageSize)) return undefined;
  return {pageSize, lastPage: Number(lastPage), transaction: page.readBigUInt64LE(field.transaction), free: treeAt(page, field.free), main: treeAt(page, field.main)};
}

/** pad 4 | flags 2 | depth 2 | branch pages 8 | leaf pages 8 | overflow pages 8 | entries 8 | root 8 */
function treeAt(meta: Buffer, at: number): LmdbTree {
  const count = (offset: number) => Number(meta.readBigUInt64LE(at + offset));
  return {flags: meta.readUInt16LE(at + 4), depth: meta.readUInt16LE(at + 6), branches: count(8), leaves: count(16), overflows: count(24), entries: count(32), root: meta.readBigUInt64LE(at + 40)};
}
