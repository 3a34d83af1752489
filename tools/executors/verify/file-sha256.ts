// The sha256 of a file, read piece by piece.
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {codeOf} from '../../../cache/store-error.ts';

/** `undefined` for a file that is not there, or is no file. */
export async function fileSha256(path: string, signal: AbortSignal): Promise<{readonly sha256: string; readonly size: number} | undefined> {
  const sum = createHash('sha256');
  let size = 0;
  try {
    await pipeline(createReadStream(path, {highWaterMark: 256 * 1024}), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        sum.update(chunk);
        size += chunk.length;
      }
    }, {signal});
  } catch (cause) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(codeOf(cause) ?? '')) return undefined;
    throw cause;
  }
  return {sha256: sum.digest('hex'), size};
}
