// Files of a former export that stay as they are under another name: a shard more among others moves the numbers of all behind it, and none of their bytes.
import {link, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {tmpFile} from '../../../cache/tmp-files.ts';
import {sizeOf} from '../build/current-outputs.ts';
import type {ExportFile} from './export-format.ts';
import type {ExportEntry} from './export-manifest.ts';

export interface MovedFiles extends AsyncDisposable {
  /** The file as it is listed from now on; none of one that is to be written. */
  take(file: ExportFile): Promise<ExportEntry | undefined>;
}

/** Put aside before anything is written: what one of them is called now may be the former name of the next. */
export async function movedFiles(folder: string, files: readonly ExportFile[], former: readonly ExportEntry[]): Promise<MovedFiles> {
  const named = new Map(former.map((entry) => [entry.file, entry]));
  const byKey = new Map(former.map((entry) => [entry.key, entry]));
  const aside = new Map<string, {readonly path: string; readonly entry: ExportEntry}>();
  for (const {name, key} of files) {
    const entry = byKey.get(key);
    if (entry === undefined || entry.file === name || named.get(name)?.key === key || (await sizeOf(join(folder, entry.file))) !== entry.size) continue;
    const path = tmpFile(folder, 'part');
    if (await linked(join(folder, entry.file), path)) aside.set(name, {path, entry: {...entry, file: name}});
  }
  return {
    async take({name}) {
      const found = aside.get(name);
      if (found === undefined) return undefined;
      await makeFolder(dirname(join(folder, name)));
      await rename(found.path, join(folder, name));
      aside.delete(name);
      return found.entry;
    },
    async [Symbol.asyncDispose]() {
      for (const {path} of aside.values()) await rm(path, {force: true});
    },
  };
}

/** Not every disk has links: then the file is written again. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EXDEV', 'ENOENT'].includes(codeOf(cause) ?? '')) return false;
    throw cause;
  }
}
