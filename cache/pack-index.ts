// Finds values and answers in packs. An index owns nothing: it can be made again from the packs' footers.
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import {hashAt, placeOf, type Place} from './pack-table.ts';
import type {SealedPack} from './pack-writer.ts';

export interface KnownPack {
  readonly name: string;
  readonly size: number;
  /** Its values lie in another pack, too: nobody looks here any more and its file may go. */
  readonly retired: boolean;
}

export type MayMove = (from: Place | undefined) => boolean;

/** Synchronous where it reads, so that a batch costs no promise a row. What a write resolves for is on the disk. */
export interface PackIndex {
  answers(keys: readonly Digest[]): readonly (Digest | undefined)[];
  locate(digest: Digest): Place | undefined;
  name(pack: number): string | undefined;
  packs(): readonly KnownPack[];
  /** A new pack takes over what it holds. With `mayMove` it is an old one: it fills gaps, and moves only the values that may. */
  add(pack: SealedPack, mayMove?: MayMove): Promise<void>;
  /** One pack instead of several. False when another process has retired one of them before: then nothing changes. */
  replace(retired: readonly string[], pack: SealedPack): Promise<boolean>;
  forget(names: readonly string[]): Promise<void>;
  /** How many rows were looked up. */
  readonly gets: number;
  close(): Promise<void>;
}

/** The number that rows spell a pack with: the first six bytes of its name. Should two ever collide, values of one are misses. */
export function packNumber(name: string): number {
  return Number.parseInt(name.slice(0, 12), 16);
}

/** The twin for tests, and for folders where a database file cannot lie. */
export function memoryIndex(): PackIndex {
  const answers = new Map<string, Digest>();
  const places = new Map<string, Place>();
  const packs = new Map<number, KnownPack>();
  let gets = 0;

  function add({name, size, table}: SealedPack, mayMove?: MayMove): void {
    const number = packNumber(name);
    packs.set(number, {name, size, retired: false});
    table.lengths.forEach((_, row) => {
      const digest = hashAt(table.digests, row).toString('hex');
      const place = placeOf(table, row, number);
      if (place !== undefined && (mayMove === undefined || mayMove(places.get(digest)))) places.set(digest, place);
    });
    table.addresses.forEach((address, row) => {
      const key = hashAt(table.keys, row).toString('hex');
      if (mayMove === undefined || !answers.has(key)) answers.set(key, digestAt(address));
    });
  }

  return {
    answers(keys) {
      gets += keys.length;
      return keys.map((key) => answers.get(key));
    },
    locate(digest) {
      gets++;
      return places.get(digest);
    },
    name: (pack) => packs.get(pack)?.name,
    packs: () => [...packs.values()],
    async add(pack, mayMove) {
      add(pack, mayMove);
    },
    async replace(retired, pack) {
      const numbers = new Set(retired.map(packNumber));
      if (retired.some((name) => packs.get(packNumber(name))?.retired !== false)) return false;
      add(pack, (from) => from === undefined || numbers.has(from.pack));
      for (const name of retired) packs.set(packNumber(name), {name, size: 0, retired: true});
      return true;
    },
    async forget(names) {
      for (const name of names) packs.delete(packNumber(name));
    },
    get gets() {
      return gets;
    },
    close: async () => {},
  };
}
