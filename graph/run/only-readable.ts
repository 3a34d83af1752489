// Sorts out answers whose values, or what they link to, are gone from the store. Reads everything: for a build that met a loss.
import type {Store} from '../store.ts';
import {inlineBytes, isStored, type Digest} from '../value/digest.ts';
import {linksIn} from '../value/wire.ts';

export async function onlyReadable(store: Store, answers: readonly (Digest | undefined)[]): Promise<(Digest | undefined)[]> {
  const values = await readable(store, answers.filter((digest) => digest !== undefined));
  const links = await readable(store, [...values.values()].flatMap((wire) => [...linksIn(wire)]));
  return answers.map((digest) => {
    if (digest === undefined || (isStored(digest) && !values.has(digest))) return undefined;
    const wire = values.get(digest);
    return wire === undefined || linksIn(wire).every((link) => !isStored(link) || links.has(link)) ? digest : undefined;
  });
}

async function readable(store: Store, digests: readonly Digest[]): Promise<Map<Digest, Uint8Array>> {
  const found = new Map<Digest, Uint8Array>();
  const stored = [...new Set(digests.filter(isStored))];
  const values = await store.read(stored);
  for (const [at, digest] of stored.entries()) {
    const wire = values[at];
    if (wire !== undefined) found.set(digest, wire);
  }
  for (const digest of digests) {
    const wire = inlineBytes(digest);
    if (wire !== undefined) found.set(digest, wire);
  }
  return found;
}
