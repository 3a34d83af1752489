// The builds of a head, newest first: by the manifest that each names as the one before it, and by the list that the last clean-up left.
import type {ObjectRef, RemoteManifest} from './remote-manifest.ts';
import {isDomain} from './remote-names.ts';
import type {RemoteReader} from './remote-reader.ts';
import {isCount} from './signed-record.ts';

export interface Catalogued {readonly ref: ObjectRef; readonly manifest: RemoteManifest}

/** What a clean-up leaves for the next: builds that it kept, and objects that are to go with the time they were marked. */
export interface Catalogue {
  readonly builds: readonly {readonly ref: ObjectRef; readonly key: string; readonly at: number}[];
  readonly marked: readonly {readonly ref: ObjectRef; readonly at: number}[];
}

const mostBuilds = 10_000;

export async function catalogueOf({first, known}: {readonly first: Catalogued; readonly known: Catalogue['builds']}, reader: Pick<RemoteReader, 'manifest'>, signal: AbortSignal): Promise<readonly Catalogued[]> {
  const builds = new Map<string, Catalogued>([[first.ref.sha256, first]]);
  const queue: ObjectRef[] = [...(first.manifest.before === null ? [] : [first.manifest.before]), ...known.map(({ref}) => ref)];
  for (const ref of queue) {
    if (builds.has(ref.sha256) || ref.in !== first.ref.in || builds.size >= mostBuilds) continue;
    const manifest = await reader.manifest({domain: ref.in, sha256: ref.sha256, size: ref.size}, signal);
    // One that is gone was dropped: what came before it is on the list.
    if (manifest === undefined) continue;
    builds.set(ref.sha256, {ref: {in: ref.in, sha256: ref.sha256, size: ref.size}, manifest});
    if (manifest.before !== null) queue.push(manifest.before);
  }
  return [...builds.values()].sort((a, b) => b.manifest.at - a.manifest.at || (a.ref.sha256 === first.ref.sha256 ? -1 : b.ref.sha256 === first.ref.sha256 ? 1 : a.ref.sha256 < b.ref.sha256 ? -1 : 1));
}

export function encodeCatalogue(catalogue: Catalogue): Buffer {
  return Buffer.from(`${JSON.stringify(catalogue)}\n`);
}

/** One that is missing or says something else is empty: then a clean-up marks again, and removes nothing yet. */
export function decodeCatalogue(bytes: Uint8Array | undefined): Catalogue {
  const empty: Catalogue = {builds: [], marked: []};
  if (bytes === undefined) return empty;
  try {
    const {builds, marked} = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<Catalogue>;
    return Array.isArray(builds) && Array.isArray(marked) && [...builds, ...marked].every(isDated) ? {builds, marked} : empty;
  } catch {
    return empty;
  }
}

function isDated(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('ref' in value) || !('at' in value) || !isCount(value.at)) return false;
  const {ref} = value;
  return typeof ref === 'object' && ref !== null && 'in' in ref && typeof ref.in === 'string' && isDomain(ref.in) && 'sha256' in ref && typeof ref.sha256 === 'string' && /^[0-9a-f]{64}$/.test(ref.sha256) && 'size' in ref && isCount(ref.size);
}
