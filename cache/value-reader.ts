// Turns places into values. What does not hash to its digest is a miss, whatever went wrong on the way.
import {hash} from 'node:crypto';
import {promisify} from 'node:util';
import {zstdDecompress, zstdDecompressSync} from 'node:zlib';
import {forEachBounded} from '../graph/run/bounded.ts';
import type {Digest} from '../graph/value/digest.ts';
import type {FrameCache} from './frame-cache.ts';
import type {Place} from './pack-table.ts';
import {codeOf} from './store-error.ts';

const decompressBeside = promisify(zstdDecompress);
/** Up to here, handing a frame to another thread costs the main thread more than the frame. */
const smallFrame = 256 * 1024;
/** As many as the threads that read and decompress. */
const framesAtOnce = 4;

/** Reads part of a pack; `undefined` when the pack is gone or too short. */
export type ReadPack = (pack: number, at: number, length: number) => Promise<Buffer | undefined>;

export interface Wanted {readonly digest: Digest; readonly place: Place}

/** Values are views of their frames. */
export type ReadValues = (wanted: readonly Wanted[]) => Promise<ReadonlyMap<Digest, Uint8Array>>;

export function valueReader(readPack: ReadPack, cache: FrameCache): ReadValues {
  return async (wanted) => {
    const found = new Map<Digest, Uint8Array>();
    await forEachBounded(byFrame(wanted), framesAtOnce, async (neighbours) => {
      const place = neighbours[0]?.place;
      if (place === undefined) return;
      const frame = await cache.get(`${place.pack}:${place.at}`, () => frameAt(place, readPack));
      if (frame === undefined) return;
      for (const {digest, place: {offset, length}} of neighbours) {
        const value = frame.subarray(offset, offset + length);
        if (isWhole(digest, value)) found.set(digest, value);
      }
    });
    return found;
  };
}

export function isWhole(digest: Digest, value: Uint8Array): boolean {
  return hash('sha256', value, 'hex') === digest;
}

/** Frames in the order of the disk, each with the values wanted from it. */
function byFrame(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const frames = new Map<string, Wanted[]>();
  for (const want of wanted) {
    const name = `${want.place.pack}:${want.place.at}`;
    const others = frames.get(name);
    if (others === undefined) frames.set(name, [want]);
    else others.push(want);
  }
  return [...frames.values()].sort(([a], [b]) => (a && b ? a.place.pack - b.place.pack || a.place.at - b.place.at : 0));
}

async function frameAt({pack, at, size, raw}: Place, readPack: ReadPack): Promise<Buffer | undefined> {
  const bytes = await readPack(pack, at, size);
  if (bytes === undefined) return undefined;
  try {
    // The bound is what the frame claims to be, so a forged one cannot swell beyond it. One byte more than that in a
    // chunk spares a second trip through the main thread.
    const options = {maxOutputLength: Math.max(raw, 1), chunkSize: Math.max(raw + 1, 64)};
    const frame = raw <= smallFrame ? zstdDecompressSync(bytes, options) : await decompressBeside(bytes, options);
    return frame.length === raw ? frame : undefined;
  } catch (cause) {
    if (isDamage(cause)) return undefined;
    throw cause;
  }
}

function isDamage(cause: unknown): boolean {
  const code = codeOf(cause) ?? '';
  return code.startsWith('ZSTD_error_') || code === 'ERR_BUFFER_TOO_LARGE' || code === 'Z_BUF_ERROR';
}
