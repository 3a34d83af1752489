// Finds out whether an output folder holds a build, whole: its manifest names the root and the references, and every file is there in its size.
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {manifestFile, type Manifest} from './manifest.ts';

/** References may be renamed without a commit moving: then nothing is built, but the manifest is written again. */
export async function currentOutputs(out: string, {root, refs}: {root: string; refs: Manifest['source']['refs']}): Promise<Manifest | undefined> {
  const manifest = await readManifest(out);
  if (manifest?.root !== root || spelled(manifest.source.refs) !== spelled(refs)) return undefined;
  if (manifest.notice !== null && manifest.notice !== undefined && (await sizeOf(join(out, manifest.notice.file))) === undefined) return undefined;
  const sizes = await Promise.all([manifest.stats.file, ...manifest.shards.map(({file}) => file)].map((file) => sizeOf(join(out, file))));
  const [stats, ...shards] = sizes;
  if (stats === undefined || shards.some((size, at) => size !== manifest.shards[at]?.size)) return undefined;
  return manifest;
}

function spelled(refs: Manifest['source']['refs']): string {
  return refs.map(({name, oid}) => `${oid} ${name}`).join('\n');
}

/** A manifest that is missing, torn or of another format is none: outputs are written again. */
export async function readManifest(out: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(out, manifestFile), 'utf8')) as Manifest;
    return manifest.format === 'gristmill manifest 1' ? manifest : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError || isMissing(cause)) return undefined;
    throw cause;
  }
}

export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
