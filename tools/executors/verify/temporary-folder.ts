// A folder beside the store, on a disk that has room for a build, gone when its user is: those of dead processes go with the next one.
import {mkdir, rm} from 'node:fs/promises';
import {removeStale, tmpFile} from '../../../cache/tmp-files.ts';

export async function temporaryFolder(store: string): Promise<{readonly path: string} & AsyncDisposable> {
  await removeStale(store);
  const path = tmpFile(store, 'verify');
  await mkdir(path);
  return {path, [Symbol.asyncDispose]: () => rm(path, {recursive: true, force: true})};
}
