// Finds out whether an output folder holds a build, whole: its manifest names the root and the references, and every file is there in its size.
import {readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import {filesListed} from './files-listed.ts';
import {manifestFile, type Manifest, type OutputEntry} from './manifest.ts';
import {sameOutput} from './output-entry.ts';

const sizesAtOnce = 32;

/** References may be renamed without a commit moving: then nothing is built, but the manifest is written again. */
export async function currentOutputs(out: string, {root, refs, output}: {root: string; refs: Manifest['source']['refs']; output: OutputEntry | undefined}): Promise<Manifest | undefined> {
  const manifest = await readManifest(out);
  if (manifest?.root !== root || spelled(manifest.source.refs) !== spelled(refs) || !sameOutput(manifest.output, output)) return undefined;
  let isWhole = true;
  await forEachBounded(filesListed(manifest), sizesAtOnce, async ({file, size}) => {
    const found = await sizeOf(join(out, file));
    if (found === undefined || (size !== undefined && found !== size)) isWhole = false;
  });
  return isWhole ? manifest : undefined;
}

function spelled(refs: Manifest['source']['refs']): string {
  return refs.map(({name, oid}) => `${oid} ${name}`).join('\n');
}

/** A manifest that is missing, torn or of another format is none: outputs are written again. */
export async function readManifest(out: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(out, manifestFile), 'utf8')) as Manifest;
    return manifest.format === 'gristmill manifest 2' ? manifest : undefined;
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
