// Reads rows of a finished build back from its store.
import type {Built} from '../../../graph/build.ts';
import type {Entry} from '../../../graph/merkle/chunk.ts';
import {chunksOf} from '../../../graph/merkle/chunks.ts';
import {scanMap} from '../../../graph/merkle/read.ts';
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Codec, Part} from '../../../graph/value/codec.ts';
import {inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {open} from '../../../graph/value/wire.ts';

/** Digests of a collection's rows in the order of their ids; none for a collection this build does not have. */
export async function rowDigests(store: Store, built: Pick<Built, 'collections'>, name: string): Promise<readonly Digest[]> {
  return (await rowsNamed(store, built, name)).map(({digest}) => digest);
}

export async function rowsNamed(store: Store, {collections}: Pick<Built, 'collections'>, name: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const rows = collections.find((collection) => collection.name === name)?.maps.rows;
  if (rows === undefined) return entries;
  for await (const run of scanMap(chunksOf(store), rows)) entries.push(...run);
  return entries;
}

/** A value by itself: what it links to is not loaded. */
export async function readValue<T>(store: Store, digest: Digest, codec: Codec<T>): Promise<T> {
  const {links, payload} = open(await wireOf(store, digest));
  return codec.decode(payload, links.map((link) => ({digest: link, stub: 'not loaded'})));
}

/** Many values by themselves, a batch at a time. */
export async function* readValues<T>(store: Store, digests: readonly Digest[], codec: Codec<T>): AsyncGenerator<T, void, undefined> {
  for (let from = 0; from < digests.length; from += valuesAtOnce) {
    const batch = digests.slice(from, from + valuesAtOnce);
    const stored = batch.filter(isStored);
    const wires = new Map((await store.read(stored)).map((wire, at) => [stored[at], wire]));
    for (const digest of batch) {
      const wire = inlineBytes(digest) ?? wires.get(digest);
      if (wire === undefined) throw new ValueLost(digest);
      const {links, payload} = open(wire);
      yield codec.decode(payload, links.map((link) => ({digest: link, stub: 'not loaded'})));
    }
  }
}

const valuesAtOnce = 1024;

/** The bytes kept beside a value. */
export async function contentOf(store: Store, content: Uint8Array | Part): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content : open(await wireOf(store, content.digest)).payload;
}

/** What a value links to. */
export async function linksOfValue(store: Store, digest: Digest): Promise<readonly Digest[]> {
  return open(await wireOf(store, digest)).links;
}

async function wireOf(store: Store, digest: Digest): Promise<Uint8Array> {
  const wire = inlineBytes(digest) ?? (await store.read([digest]))[0];
  if (wire === undefined) throw new ValueLost(digest);
  return wire;
}
