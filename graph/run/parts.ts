// Turns digests into the parts a decoder sees: wire forms opened, links followed, stubs and foreign bytes in their places.
import type {Part, WholePart} from '../value/codec.ts';
import {inlineBytes, isForeign, isStored, type Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import {linksIn, open} from '../value/wire.ts';
import type {Heap} from './heap.ts';
import type {Loaded} from '../feed.ts';

export type Foreign = ReadonlyMap<Digest, Loaded>;

/** The foreign addresses behind a value, links followed through the heap. */
export function foreignBehind(digest: Digest, {heap, reach}: Reached, found: Set<Digest>): void {
  if (isStored(digest)) {
    const wire = heap.get(digest);
    if (wire !== undefined && reach > 0) for (const link of linksIn(wire)) foreignBehind(link, {heap, reach: reach - 1}, found);
  } else if (isForeign(digest)) found.add(digest);
  else {
    const wire = inlineBytes(digest);
    if (wire !== undefined && reach > 0) for (const link of linksIn(wire)) foreignBehind(link, {heap, reach: reach - 1}, found);
  }
}

/** What lies at hand, and how many links deep a task looks into it. */
export interface Reached {readonly heap: Heap; readonly reach: number}
export interface Opened {readonly foreign: Foreign; readonly memo: Map<Digest, Part>}

/** `memo` spares opening a value that several rows of a batch share. It is of use only when all see it whole. */
export function partOf(digest: Digest, {heap, reach}: Reached, {foreign, memo}: Opened): Part {
  const known = memo.get(digest);
  if (known !== undefined) return known;
  const part = made();
  if (reach === Infinity) memo.set(digest, part);
  return part;

  function made(): Part {
    const stub = stubOf(digest);
    if (stub !== undefined) return {digest, stub: stub.stub};
    if (isForeign(digest)) return foreignPart(digest, foreign);
    const wire = inlineBytes(digest) ?? heap.get(digest);
    if (wire === undefined) return {digest, stub: notLoaded};
    const {links, payload} = open(wire);
    const parts = links.map((link): Part => (reach > 0 ? partOf(link, {heap, reach: reach - 1}, {foreign, memo}) : {digest: link, stub: stubOf(link)?.stub ?? notLoaded}));
    return {digest, bytes: payload, parts};
  }
}

/** What a task finds where one of further reach would find the linked value. */
export const notLoaded = 'not loaded';

function foreignPart(digest: Digest, foreign: Foreign): Part {
  const loaded = foreign.get(digest);
  if (loaded === undefined) return {digest, stub: notLoaded};
  if (!(loaded instanceof Uint8Array)) return {digest, stub: loaded.stub};
  return {digest, bytes: loaded, parts: []} satisfies WholePart;
}
