// Brings a folder to what an export says: files that are new are written beside the others, the manifest switches, and what a former export left goes.
import {createHash} from 'node:crypto';
import {readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {removeStale} from '../../../cache/tmp-files.ts';
import {sizeOf} from '../build/current-outputs.ts';
import {writing} from '../build/output-error.ts';
import {writeWhole} from '../build/write-whole.ts';
import type {ExportFile} from './export-format.ts';
import {exportManifestFile, readExportManifest, type ExportEntry, type ExportManifest} from './export-manifest.ts';

export interface Exporting extends Omit<ExportManifest, 'format' | 'files'> {
  readonly files: readonly ExportFile[];
  readonly fileName: RegExp;
  /** What the manifest is called, where several exports share the folder. */
  readonly manifest?: string | undefined;
}

export interface WrittenExport {readonly written: number; readonly kept: number; readonly bytes: number}

export function writeExport(folder: string, {files, fileName, manifest: manifestFile = exportManifestFile, ...about}: Exporting, signal: AbortSignal): Promise<WrittenExport> {
  return writing(folder, async () => {
    await makeFolder(folder);
    await removeStale(folder);
    const former = await readExportManifest(folder, manifestFile);
    const known = new Map(former?.export === about.export ? former.files.map((entry) => [entry.file, entry]) : []);
    const entries: ExportEntry[] = [];
    let written = 0;
    for (const file of files) {
      signal.throwIfAborted();
      const kept = known.get(file.name);
      const stands = kept !== undefined && kept.key === file.key && (await sizeOf(join(folder, file.name))) === kept.size;
      if (!stands) written++;
      entries.push(stands ? kept : await writeFile(folder, file));
    }
    const manifest: ExportManifest = {format: 'gristmill export 1', ...about, files: entries};
    await writeWhole(folder, manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await removeOthers(folder, fileName, new Set(entries.map(({file}) => file)));
    return {written, kept: entries.length - written, bytes: entries.reduce((sum, {size}) => sum + size, 0)};
  });
}

async function writeFile(folder: string, {name, key, content}: ExportFile): Promise<ExportEntry> {
  const sha256 = createHash('sha256');
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const bytes of content()) {
      sha256.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  }
  await writeWhole(folder, name, counted());
  return {file: name, key, sha256: sha256.digest('hex'), size};
}

/** Only names we could have given are ever removed. */
async function removeOthers(folder: string, fileName: RegExp, listed: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) if (fileName.test(name) && !listed.has(name)) await rm(join(folder, name), {force: true});
}
