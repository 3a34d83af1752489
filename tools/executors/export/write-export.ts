// Brings a folder to what an export says: files that are new are written beside the others, the manifest switches, and what a former export left goes.
import {createHash} from 'node:crypto';
import {readdir, rm, rmdir} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import {codeOf} from '../../../cache/store-error.ts';
import {removeStale} from '../../../cache/tmp-files.ts';
import {sizeOf} from '../build/current-outputs.ts';
import {writing} from '../build/output-error.ts';
import {writeWhole} from '../build/write-whole.ts';
import type {ExportFile} from './export-format.ts';
import {movedFiles} from './moved-files.ts';
import {exportManifestFile, readExportManifest, type ExportEntry, type ExportManifest} from './export-manifest.ts';

export interface Exporting extends Omit<ExportManifest, 'format' | 'files'> {
  readonly files: readonly ExportFile[];
  readonly fileName: RegExp;
  /** What the manifest is called, where several exports share the folder. */
  readonly manifest?: string | undefined;
  /** Which files of the folder are the export's: all that are named so, or those that it has listed. */
  readonly owns: 'listed' | 'named';
}

export interface WrittenExport {readonly written: number; readonly kept: number; readonly bytes: number; readonly leftOut: Readonly<Record<string, number>>}

export function writeExport(folder: string, {files, fileName, owns, manifest: manifestFile = exportManifestFile, ...about}: Exporting, signal: AbortSignal): Promise<WrittenExport> {
  return writing(folder, async () => {
    await makeFolder(folder);
    await removeStale(folder);
    const former = await readExportManifest(folder, manifestFile);
    const listed = former?.export === about.export ? former.files : [];
    const known = new Map(listed.map((entry) => [entry.file, entry]));
    await using moved = await movedFiles(folder, files, listed);
    const entries: ExportEntry[] = [];
    let written = 0;
    for (const file of files) {
      signal.throwIfAborted();
      const kept = known.get(file.name);
      const stands = kept !== undefined && kept.key === file.key && (await sizeOf(join(folder, file.name))) === kept.size;
      const entry = stands ? kept : await moved.take(file);
      if (entry === undefined) written++;
      entries.push(entry ?? (await writeFile(folder, file)));
    }
    const leftOut = added([about.left_out, ...entries.map(({left_out = {}}) => left_out)]);
    const manifest: ExportManifest = {format: 'gristmill export 1', ...about, left_out: leftOut, files: entries};
    await writeWhole(folder, manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    await removeOthers(folder, {fileName, owns}, {listed: new Set(entries.map(({file}) => file)), former: former?.files.map(({file}) => file) ?? []});
    return {written, kept: entries.length - written, bytes: entries.reduce((sum, {size}) => sum + size, 0), leftOut};
  });
}

function added(counts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const [reason, count] of counts.flatMap((own) => Object.entries(own))) sums[reason] = (sums[reason] ?? 0) + count;
  return sums;
}

async function writeFile(folder: string, {name, key, content, leftOut}: ExportFile): Promise<ExportEntry> {
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
  const left = leftOut?.() ?? {};
  return {file: name, key, sha256: sha256.digest('hex'), size, ...(Object.keys(left).length > 0 && {left_out: left})};
}

/** Only names we could have given are ever removed, and where others may well give such names, too, only files that a former export lists. */
async function removeOthers(folder: string, {fileName, owns}: Pick<Exporting, 'fileName' | 'owns'>, {listed, former}: {readonly listed: ReadonlySet<string>; readonly former: readonly string[]}): Promise<void> {
  const found = owns === 'named' ? [...former, ...(await readdir(folder))] : former;
  const unlisted = [...new Set(found)].filter((name) => fileName.test(name) && !listed.has(name));
  for (const name of unlisted) await rm(join(folder, name), {force: true});
  for (const own of new Set(unlisted.map((name) => dirname(name)))) if (own !== '.') await rmdir(join(folder, own)).catch(unlessTaken);
}

/** A folder of ours goes with its last file. */
function unlessTaken(cause: unknown): void {
  if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(cause) ?? '')) throw cause;
}
