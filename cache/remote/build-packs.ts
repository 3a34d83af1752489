// The packs that a remote has of a build after a run: those it had, and new ones with what the run added. Says what has to be put there.
import {rm} from 'node:fs/promises';
import type {Built} from '../../graph/build.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {isStored} from '../../graph/value/digest.ts';
import {coldPacks} from './cold-packs.ts';
import {filteredPacks} from './filtered-packs.ts';
import {hotValues, type AboutChunks} from './hot-values.ts';
import {anyFilter, type KnownFilter} from './known-filter.ts';
import {packedValues, type PackedFile} from './packed-values.ts';
import {reachable} from './reachable.ts';
import type {PackRef, RemoteManifest} from './remote-manifest.ts';
import type {TrustDomain} from './remote-names.ts';
import type {RemoteReader} from './remote-reader.ts';
import type {RemoteStore} from './remote-store.ts';
import type {ToPut} from './remote-writer.ts';

export interface Packing {
  readonly store: RemoteStore;
  readonly built: Pick<Built, 'root' | 'collections'>;
  readonly aboutChunks: AboutChunks;
  readonly domain: TrustDomain;
  readonly reader: Pick<RemoteReader, 'part'>;
  /** What the remote has of the build before. */
  readonly former?: {readonly manifest: RemoteManifest; readonly filter: KnownFilter} | undefined;
  /** Packs of machines that made parts of this build, and what they hold. */
  readonly parts: readonly PackRef[];
  readonly partFilter?: KnownFilter | undefined;
  /** Whether this run started from just that build: then what it added is all there is to add. */
  readonly startedFromFormer: boolean;
  /** Values that files of the outputs are, too: those are not packed. */
  readonly elsewhere: ReadonlySet<Digest>;
  readonly damaged: (what: string) => void;
}

export interface Packed extends AsyncDisposable {
  readonly hot: readonly PackRef[];
  readonly cold: readonly PackRef[];
  readonly puts: readonly ToPut[];
}

const mostHotPacks = 8;

export async function buildPacks(packing: Packing, signal: AbortSignal): Promise<Packed> {
  const files: PackedFile[] = [];
  const dispose = async () => {
    for (const {path} of files) await rm(path, {force: true});
  };
  try {
    const hot = await hotPacks(packing, files, signal);
    const cold = await coldOf(packing, hot.values, files);
    return {hot: hot.packs, cold: cold.packs, puts: [...files.map(({ref, path}) => ({ref, body: {file: path, size: ref.size, sha256: ref.sha256}})), ...cold.filters], [Symbol.asyncDispose]: dispose};
  } catch (cause) {
    await dispose();
    throw cause;
  }
}

/** All of it is fetched by whoever starts from nothing: it is written anew before much of it is of no use any more. */
async function hotPacks({store, built, aboutChunks, domain, reader, former, damaged}: Packing, files: PackedFile[], signal: AbortSignal) {
  const {values, answers} = await hotValues(store, built, aboutChunks);
  const kept = former?.manifest.hot ?? [];
  const there = kept.length === 0 ? undefined : await coldPacks(kept, reader, damaged).contents(signal);
  const fresh = [...values].filter((digest) => there?.values.has(digest) !== true);
  const live = values.size - fresh.length;
  const anew = there === undefined || kept.length >= mostHotPacks || there.values.size - live > live / 2;
  const unanswered = anew ? answers : [...answers].filter(([key, digest]) => there.answers.get(key) !== digest);
  const packs = await packedValues(store, {values: anew ? values : fresh, answers: unanswered, domain, aside: () => store.aside('pack')});
  files.push(...packs);
  return {values, packs: [...(anew ? [] : kept), ...packs.map(({ref}) => ref)]};
}

async function coldOf({store, built, domain, former, parts, partFilter, startedFromFormer, elsewhere}: Packing, hot: ReadonlySet<Digest>, files: PackedFile[]) {
  const {journal} = store;
  const known = anyFilter([former?.filter ?? [], partFilter ?? []].flat());
  const isThere = (digest: Digest) => hot.has(digest) || elsewhere.has(digest) || known.has(digest);
  const values = new Set([...journal.values].filter((digest) => !isThere(digest)));
  // What was taken from the store may be of a build that was never published.
  const taken = [...journal.recalled].filter((digest) => !journal.values.has(digest) && (!isStored(digest) || !isThere(digest)));
  for (const digest of await reachable(store, startedFromFormer ? taken : [built.root], (digest) => known.has(digest) || (startedFromFormer && (hot.has(digest) || values.has(digest))))) if (!isThere(digest)) values.add(digest);
  const answers = new Map([...journal.answers].filter(([key]) => !known.has(key)));
  const packed = await packedValues(store, {values, answers, domain, aside: () => store.aside('pack')});
  const {packs, filters} = await filteredPacks(packed, domain);
  files.push(...packed);
  return {packs: [...(former?.manifest.cold ?? []), ...parts, ...packs], filters};
}
