// Turns digests into the parts a decoder sees: wire forms opened, links followed, stubs and foreign bytes in their places.
import type {Part, WholePart} from '../value/codec.ts';
import {inlineBytes, isForeign, type Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import {open} from '../value/wire.ts';
import type {Heap} from './heap.ts';
import type {Loaded} from '../feed.ts';

export type Foreign = ReadonlyMap<Digest, Loaded>;

/** The foreign addresses behind a value, links followed through the heap. */
export function foreignBehind(digest: Digest, heap: Heap, found: Set<Digest>): void {
  if (isForeign(digest)) {
    found.add(digest);
    return;
  }
  const wire = inlineBytes(digest) ?? heap.get(digest);
  if (wire !== undefined) for (const link of open(wire).links) foreignBehind(link, heap, found);
}

/** `memo` spares opening a value that several rows of a batch share. */
export function partOf(digest: Digest, heap: Heap, {foreign, memo}: {foreign: Foreign; memo: Map<Digest, Part>}): Part {
  const known = memo.get(digest);
  if (known !== undefined) return known;
  const part = made();
  memo.set(digest, part);
  return part;

  function made(): Part {
    const stub = stubOf(digest);
    if (stub !== undefined) return {digest, stub: stub.stub};
    if (isForeign(digest)) return foreignPart(digest, foreign);
    const wire = inlineBytes(digest) ?? heap.get(digest);
    if (wire === undefined) return {digest, stub: notLoaded};
    const {links, payload} = open(wire);
    return {digest, bytes: payload, parts: links.map((link) => partOf(link, heap, {foreign, memo}))};
  }
}

/** What a light task finds where a deep one would find the linked value. */
export const notLoaded = 'not loaded';

function foreignPart(digest: Digest, foreign: Foreign): Part {
  const loaded = foreign.get(digest);
  if (loaded === undefined) return {digest, stub: notLoaded};
  if (!(loaded instanceof Uint8Array)) return {digest, stub: loaded.stub};
  return {digest, bytes: loaded, parts: []} satisfies WholePart;
}
