// What a file says to whoever searches it: its bytes, and of one that is compressed or a table what it was made of.
import {createReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {codeOf} from '../../../../cache/store-error.ts';
import {unpacked} from '../../../../stages/format/packed-bytes.ts';

/** Its bytes were searched, and what they were made of was not. */
export class NotUnpacked extends Error {
  override readonly name = 'NotUnpacked';
}

export async function* saidIn(path: string, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  yield* createReadStream(path, {highWaterMark: 1024 * 1024, signal}) as AsyncIterable<Buffer>;
  try {
    if (/\.(?:gz|zst)$/.test(path)) yield unpacked(path, await readFile(path));
    if (path.endsWith('.parquet')) yield* textsIn(await readFile(path));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') throw cause;
    throw new NotUnpacked(path, {cause});
  }
}

async function* textsIn(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  const {parquetTexts} = await import('../../../../stages/format/parquet/parquet-texts.ts');
  for await (const text of parquetTexts(bytes)) yield Buffer.from(text, 'utf8');
}
