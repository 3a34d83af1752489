// What lies beside the files of an export: what each was made from, so that the next one keeps those that would be the same.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {codeOf} from '../../../cache/store-error.ts';

export interface ExportManifest {
  readonly format: 'gristmill export 1';
  readonly export: string;
  /** Of the build it was written from. */
  readonly root: string;
  /** Rows that could not be had, by reason. */
  readonly left_out: Readonly<Record<string, number>>;
  /** In the order a reader takes them. */
  readonly files: readonly ExportEntry[];
}

export interface ExportEntry {
  readonly file: string;
  readonly key: string;
  readonly sha256: string;
  readonly size: number;
  /** Of what it was made of, by reason. Missing: nothing. */
  readonly left_out?: Readonly<Record<string, number>>;
}

export const exportManifestFile = 'export.json';

/** One that is missing, torn or of another kind is none: then all files are written again. */
export async function readExportManifest(folder: string, name: string = exportManifestFile): Promise<ExportManifest | undefined> {
  try {
    const manifest: Partial<ExportManifest> = JSON.parse(await readFile(join(folder, name), 'utf8'));
    return manifest.format === 'gristmill export 1' && Array.isArray(manifest.files) ? (manifest as ExportManifest) : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError || codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}
