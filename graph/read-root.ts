// Reads what a build left. A root that is gone or damaged is no root: the next build starts from nothing.
import {rootCodec, type Root} from './root.ts';
import type {Store} from './store.ts';
import {inlineBytes, type Digest} from './value/digest.ts';
import {open} from './value/wire.ts';

export async function readRoot(store: Store, digest: Digest): Promise<Root | undefined> {
  const wire = inlineBytes(digest) ?? (await store.read([digest]))[0];
  if (wire === undefined) return undefined;
  const {links, payload} = open(wire);
  return rootCodec.decode(payload, links.map((link) => ({digest: link, stub: 'not loaded'})));
}
