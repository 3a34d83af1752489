// A world of numbered things that a test can change: the source of every engine test. It keeps a log of what the engine asked.
import type {Feed, FeedChange, Loader} from '../../../graph/feed.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {foreign, type Digest} from '../../../graph/value/digest.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {seal} from '../../../graph/value/wire.ts';

export interface Thing {
  readonly value: number;
  readonly tags: readonly string[];
  readonly refs: readonly string[];
  readonly friends: readonly string[];
}

export const thingCodec: Codec<Thing> = jsonCodec('thing');

export type World = ReadonlyMap<string, Thing>;

const rowsPerBatch = 1024;

/** The state of a toy world is the world itself. */
export function toyFeed(world: World): Feed {
  const state = Buffer.from(JSON.stringify([...world].sort(([a], [b]) => (a < b ? -1 : 1))));
  return {
    state,
    version: 1,
    async *changes(from) {
      const former = new Map(from === undefined ? [] : (JSON.parse(Buffer.from(from).toString()) as [string, Thing][]));
      const batch: FeedChange[] = [];
      for (const [id, thing] of world) {
        if (JSON.stringify(former.get(id)) !== JSON.stringify(thing)) batch.push({id, ...seal(thingCodec, thing)});
      }
      for (const id of former.keys()) if (!world.has(id)) batch.push({id, digest: undefined});
      // In several batches, as a feed does that is still listing.
      for (let at = 0; at < batch.length; at += rowsPerBatch) yield batch.slice(at, at + rowsPerBatch);
    },
  };
}

/** A loader of foreign numbers: `toy:<n>` is the text of n times ten. What is in `gone` is missing. */
export function toyLoader(gone: ReadonlySet<Digest> = new Set()): Loader & {readonly loaded: Digest[]} {
  const loaded: Digest[] = [];
  return {
    loaded,
    async load(addresses) {
      loaded.push(...addresses);
      return addresses.map((address) => (gone.has(address) ? undefined : Buffer.from(String(Number(address.slice(4)) * 10))));
    },
    async close() {},
  };
}

export function toyAddress(value: number): Digest {
  return foreign('toy', String(value));
}
