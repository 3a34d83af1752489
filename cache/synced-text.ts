// Small files: read whole, where one that is not there is empty, and written so that the bytes survive a power cut.
import {open, readFile} from 'node:fs/promises';
import {codeOf} from './store-error.ts';

export async function textAt(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): Promise<string> {
  try {
    return await readFile(path, encoding);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause;
  }
}

export async function appendSynced(path: string, text: string): Promise<void> {
  await using file = await open(path, 'a', 0o644);
  await file.appendFile(text);
  await file.datasync();
}

export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o644);
  await file.writeFile(bytes);
  await file.datasync();
}
