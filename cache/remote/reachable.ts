// Everything that values lead to, by the links in their wire forms, without those that are known already and what only they lead to.
import type {Store} from '../../graph/store.ts';
import {inlineBytes, isStored, type Digest} from '../../graph/value/digest.ts';
import {linksIn} from '../../graph/value/wire.ts';

const readAtOnce = 512;

/** In an order in which neighbours stay together. What cannot be read leads nowhere. */
export async function reachable(store: Pick<Store, 'read'>, from: Iterable<Digest>, isKnown: (digest: Digest) => boolean): Promise<ReadonlySet<Digest>> {
  const reached = new Set<Digest>();
  const seen = new Set<Digest>();
  for (let level = fresh(from); level.length > 0; ) {
    const next: Digest[] = [];
    for (let at = 0; at < level.length; at += readAtOnce) {
      const batch = level.slice(at, at + readAtOnce);
      const stored = batch.filter(isStored);
      const wires = await store.read(stored);
      for (const [row, digest] of stored.entries()) if (wires[row] !== undefined) reached.add(digest);
      for (const wire of [...wires, ...batch.map(inlineBytes)]) if (wire !== undefined && wire.length > 0) next.push(...linksIn(wire));
    }
    level = fresh(next);
  }
  return reached;

  function fresh(digests: Iterable<Digest>): Digest[] {
    const list: Digest[] = [];
    for (const digest of digests) {
      if (seen.has(digest)) continue;
      seen.add(digest);
      if ((isStored(digest) && !isKnown(digest)) || digest.startsWith('raw:')) list.push(digest);
    }
    return list;
  }
}
