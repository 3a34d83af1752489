// Reads texts that values link to, many at once.
import {ValueLost} from '../../../graph/merkle/value-lost.ts';
import type {Store} from '../../../graph/store.ts';
import type {Part} from '../../../graph/value/codec.ts';
import {inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {open} from '../../../graph/value/wire.ts';

export async function contentsOf(store: Store, links: readonly (Digest | Part)[]): Promise<readonly Uint8Array[]> {
  const digests = links.map((link) => (typeof link === 'string' ? link : link.digest));
  const stored = digests.filter(isStored);
  const wires = new Map((stored.length === 0 ? [] : await store.read(stored)).map((wire, at) => [stored[at], wire]));
  return digests.map((digest) => {
    const wire = inlineBytes(digest) ?? wires.get(digest);
    if (wire === undefined) throw new ValueLost(digest);
    return open(wire).payload;
  });
}
