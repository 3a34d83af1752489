// What golden fixtures are made of: values sealed by their codecs into one store, and raw objects that only a loader can give.
import {hash} from 'node:crypto';
import type {Loader} from '../../graph/feed.ts';
import {memoryStore, type Store} from '../../graph/store.ts';
import type {Codec} from '../../graph/value/codec.ts';
import {foreign, isStored, type Digest} from '../../graph/value/digest.ts';
import {sealJoined} from '../../graph/value/joined-codec.ts';
import {open, seal, storable} from '../../graph/value/wire.ts';
import {cleanLeaf} from '../../stages/clean/clean-leaf.ts';

export interface Bed {
  readonly store: Store;
  readonly loader: Loader;
  /** Digests by codec and by the name a value was given: what a codec must go on spelling the same way. */
  readonly spelled: ReadonlyMap<string, ReadonlyMap<string, Digest>>;
  given<T>(codec: Codec<T>, name: string, value: T): Digest;
  joined(row: Digest, refs: readonly (Digest | undefined)[]): Digest;
  /** What a value links to. */
  linked(digest: Digest): readonly Digest[];
  /** The name of a raw object that the loader has, and that of its clean text. */
  object(content: string | Uint8Array): string;
  leaf(content: string | Uint8Array): Digest;
}

/** An object that is too large to be loaded, and one that is not there. */
export const tooLarge = 'f'.repeat(40);
export const missing = 'e'.repeat(40);

export function goldenBed(): Bed {
  const store = memoryStore();
  const spelled = new Map<string, Map<string, Digest>>();
  const wires = new Map<Digest, Uint8Array>();
  const objects = new Map<string, Uint8Array>();

  function object(content: string | Uint8Array): string {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const oid = hash('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]), 'hex');
    objects.set(oid, bytes);
    return oid;
  }

  return {
    store,
    spelled,
    loader: {
      load: async (addresses) => addresses.map((address) => (address === foreign('git', tooLarge) ? {stub: 'too-large: 99999999 bytes'} : objects.get(address.slice('git:'.length)))),
      async close() {},
    },
    given(codec, name, value) {
      const sealed = seal(codec, value);
      for (const {digest, bytes} of storable(sealed)) store.values.set(digest, bytes);
      wires.set(sealed.digest, sealed.bytes);
      const names = spelled.get(codec.name) ?? new Map<string, Digest>();
      const known = names.get(name);
      if (known !== undefined && known !== sealed.digest) throw new Error(`Two values of "${codec.name}" are called "${name}"`);
      spelled.set(codec.name, names.set(name, sealed.digest));
      return sealed.digest;
    },
    joined(row, refs) {
      const {digest, bytes} = sealJoined(row, refs);
      if (isStored(digest)) store.values.set(digest, bytes);
      return digest;
    },
    linked: (digest) => open(wires.get(digest) ?? new Uint8Array(1)).links,
    object,
    leaf: (content) => cleanLeaf(foreign('git', object(content)), ''),
  };
}
