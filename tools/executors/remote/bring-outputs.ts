// Brings files of an output folder from a remote: all of a build that is wanted as it is, or those of the build before that a new one keeps.
import {hash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {makeFolder} from '../../../cache/durable.ts';
import type {FileRef, RemoteManifest} from '../../../cache/remote/remote-manifest.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {forEachBounded} from '../../../graph/run/bounded.ts';
import {sizeOf} from '../build/current-outputs.ts';
import {manifestFile, type Manifest} from '../build/manifest.ts';
import {writing} from '../build/output-error.ts';
import {writeWhole} from '../build/write-whole.ts';
import type {OpenRemote} from './open-remote.ts';

const filesAtOnce = 24;

export interface FormerOutputs {
  readonly manifest: Manifest;
  /** Makes the files be there; false when one cannot be had. `needed`: they are to be read, whatever is wanted of the build. */
  bring(files: readonly {readonly file: string; readonly sha256: string; readonly size: number}[], needed?: 'needed'): Promise<boolean>;
  /** A stored value that is a file of it. */
  value(digest: Digest): Promise<Uint8Array | undefined>;
  /** When nothing is on its way any more. */
  settled(): Promise<void>;
}

/** The manifest of the folder last, as it says that the others are there. */
export async function bringOutputs(out: string, {files}: Pick<RemoteManifest, 'files'>, {reader}: Pick<OpenRemote, 'reader'>, signal: AbortSignal): Promise<boolean> {
  let whole = files.some(({file}) => file === manifestFile);
  await writing(out, () => makeFolder(out));
  const brought = new Map<string, Buffer>();
  await forEachBounded(files, filesAtOnce, async (ref) => {
    if (ref.file !== manifestFile && (await sizeOf(join(out, ref.file))) === ref.size) return;
    const bytes = whole ? await reader.object(ref, signal) : undefined;
    if (bytes === undefined) whole = false;
    else if (ref.file === manifestFile) brought.set(ref.file, bytes);
    else await writing(out, () => writeWhole(out, ref.file, bytes));
  });
  const manifest = brought.get(manifestFile);
  if (!whole || manifest === undefined) return false;
  await writing(out, () => writeWhole(out, manifestFile, manifest));
  return true;
}

/**
 * `wanted`: all of them are fetched at once, beside the build, as each is either kept or what a new one is made from. Else only what is read is.
 */
export async function formerOutputs(out: string, {files}: Pick<RemoteManifest, 'files'>, {reader, wanted}: Pick<OpenRemote, 'reader'> & {readonly wanted: boolean}, signal: AbortSignal): Promise<FormerOutputs | undefined> {
  const refs = new Map(files.map((ref) => [ref.file, ref]));
  const values = new Map(files.flatMap((ref) => (ref.value === undefined ? [] : [[ref.value, ref] as const])));
  const coming = new Map<string, Promise<boolean>>();
  const listed = files.find(({file}) => file === manifestFile);
  const fetching = wanted ? files.filter(({file}) => file.includes('/')).map((ref) => come(ref)) : [];
  const bytes = listed && (await reader.object(listed, signal));
  const manifest = bytes && readManifest(bytes);
  if (manifest === undefined) return undefined;
  return {
    manifest,
    settled: async () => void (await Promise.allSettled(fetching)),
    async bring(asked, needed) {
      for (const {file, sha256, size} of asked) {
        const ref = refs.get(file);
        if (ref === undefined || ref.size !== size || ref.sha256 !== sha256) {
          if ((await sizeOf(join(out, file))) !== size) return false;
        } else if ((wanted || needed !== undefined) && !(await come(ref))) return false;
      }
      return true;
    },
    async value(digest) {
      const ref = values.get(digest);
      if (ref === undefined || !(await come(ref))) return undefined;
      const wire = Buffer.concat([noLinks, await readFile(join(out, ref.file))]);
      return hash('sha256', wire, 'hex') === digest ? wire : undefined;
    },
  };

  /** Once each; a file that is here in its size is taken for what it is, as builds do. */
  function come(ref: FileRef): Promise<boolean> {
    const known = coming.get(ref.file) ?? fetched(ref);
    coming.set(ref.file, known);
    known.catch(() => undefined);
    return known;
  }

  async function fetched(ref: FileRef): Promise<boolean> {
    if ((await sizeOf(join(out, ref.file))) === ref.size) return true;
    const bytes = await reader.object(ref, signal);
    if (bytes === undefined) return false;
    await writing(out, async () => {
      await makeFolder(dirname(join(out, ref.file)));
      await writeWhole(out, ref.file, bytes);
    });
    return true;
  }
}

/** How the wire form of a value begins that links to nothing. */
export const noLinks = Buffer.of(0);

/** Signed for, and of our own making: but perhaps of another version. */
function readManifest(bytes: Buffer): Manifest | undefined {
  try {
    const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
    return manifest.format === 'gristmill manifest 2' ? manifest : undefined;
  } catch {
    return undefined;
  }
}
