// What of a build every later build reads: its root, the chunks of all its maps, and what lies beside the rows: partial sums, pieces, places.
import type {Built} from '../../graph/build.ts';
import {openChunk} from '../../graph/merkle/chunk.ts';
import type {Store} from '../../graph/store.ts';
import {inlineBytes, isStored, type Digest} from '../../graph/value/digest.ts';

const readAtOnce = 256;
/** Rows of a collection whose values take no more than this together are read along: a build that needs one of them would wait for it. */
const smallCollection = 512 * 1024;

/** Under which key the store knows what a collection made of a chunk of one of its maps. */
export type AboutChunks = (collection: string) => {readonly map: string; key(chunk: Digest): Digest} | undefined;

export interface Hot {
  /** In the order of the collections, so that what is read together lies together. */
  readonly values: ReadonlySet<Digest>;
  readonly answers: ReadonlyMap<Digest, Digest>;
}

/** A chunk that is lost is left out, and the next build makes it again. */
export async function hotValues(store: Pick<Store, 'read' | 'recall'>, {root, collections}: Pick<Built, 'root' | 'collections'>, aboutChunks: AboutChunks): Promise<Hot> {
  const hot = new Set<Digest>(isStored(root) ? [root] : []);
  const answers = new Map<Digest, Digest>();
  for (const {name: collection, maps} of collections) {
    const about = aboutChunks(collection);
    for (const [name, map] of Object.entries(maps)) {
      const chunks = new Set<Digest>();
      const rows = await chunksBelow(store, map, chunks);
      for (const chunk of chunks) if (isStored(chunk)) hot.add(chunk);
      if (about?.map === name) await addAnswers([...chunks].map((chunk) => about.key(chunk)));
      const stored = [...new Set(rows)].filter((digest) => isStored(digest) && !hot.has(digest));
      if (name !== 'rows' || (await isSmall(store, stored))) for (const digest of stored) hot.add(digest);
    }
  }
  return {values: hot, answers};

  async function addAnswers(keys: readonly Digest[]): Promise<void> {
    for (const [at, digest] of (await store.recall(keys)).entries()) {
      const key = keys[at];
      if (digest === undefined || key === undefined) continue;
      answers.set(key, digest);
      if (isStored(digest)) hot.add(digest);
    }
  }
}

/** The digests of the rows. */
async function chunksBelow(store: Pick<Store, 'read'>, root: Digest, chunks: Set<Digest>): Promise<readonly Digest[]> {
  const rows: Digest[] = [];
  for (let level: readonly Digest[] = [root]; level.length > 0; ) {
    const next: Digest[] = [];
    for (let from = 0; from < level.length; from += readAtOnce) {
      const batch = level.slice(from, from + readAtOnce);
      const stored = batch.filter(isStored);
      const wires = new Map((await store.read(stored)).map((wire, at) => [stored[at], wire]));
      for (const digest of batch) {
        const wire = inlineBytes(digest) ?? wires.get(digest);
        if (wire === undefined) continue;
        chunks.add(digest);
        const {level: height, entries} = openChunk(digest, wire);
        for (const entry of entries) (height === 1 ? rows : next).push(entry.digest);
      }
    }
    level = next;
  }
  return rows;
}

async function isSmall(store: Pick<Store, 'read'>, digests: readonly Digest[]): Promise<boolean> {
  // A stored value has more than 96 bytes, so many of them are not small whatever they are.
  if (digests.length * 97 > smallCollection) return false;
  const values = await store.read(digests);
  return values.reduce((sum, value) => sum + (value?.length ?? 0), 0) <= smallCollection;
}
