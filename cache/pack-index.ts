// Finds values and answers in packs. An index owns nothing: it can be made again from the packs' footers.
import {digestAt} from '../graph/value/address.ts';
import type {Digest} from '../graph/value/digest.ts';
import {hashAt, placeOf, type PackTable, type Place} from './pack-table.ts';
import type {SealedPack} from './pack-writer.ts';

export interface KnownPack {
  readonly name: string;
  readonly size: number;
  /** Its values lie in another pack, too: nobody looks here any more and its file may go. */
  readonly retired: boolean;
  /** Given up by a sweep: whoever opens the store now finds nothing new in it, and who had it open before may read on. */
  readonly condemned?: Condemned;
}

/** `leases`: those that were held when the pack was given up, by id; undefined until they are noted. */
export interface Condemned {readonly leases: readonly string[] | undefined}

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
  /** Gives packs up, those that are neither retired nor condemned; known leases are noted with packs given up before. */
  condemn(names: readonly string[], leases?: readonly string[]): Promise<void>;
  /** Removes what still is found in a condemned pack, which is retired then. */
  release(name: string, table: PackTable): Promise<void>;
  /** Answers are only ever a saving of time: each may go at any time. */
  forgetAnswers(keys: readonly Digest[]): Promise<void>;
  /** True when all processes see the same rows; else each sees its own. */
  readonly shared: boolean;
  /** How many rows were looked up. */
  readonly gets: number;
  close(): Promise<void>;
}

/** The number that rows spell a pack with: the first six bytes of its name. Should two ever collide, values of one are misses. */
export function packNumber(name: string): number {
  return Number.parseInt(name.slice(0, 12), 16);
}

/** Leases are noted once: those who came later never counted on the pack. */
export function mayCondemn({retired, condemned}: KnownPack, leases: readonly string[] | undefined): boolean {
  return !retired && (condemned === undefined || (condemned.leases === undefined && leases !== undefined));
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
      if (retired.map((name) => packs.get(packNumber(name))).some((pack) => pack?.retired !== false || pack.condemned !== undefined)) return false;
      add(pack, (from) => from === undefined || numbers.has(from.pack));
      for (const name of retired) packs.set(packNumber(name), {name, size: 0, retired: true});
      return true;
    },
    async forget(names) {
      for (const name of names) packs.delete(packNumber(name));
    },
    async condemn(names, leases) {
      for (const name of names) {
        const pack = packs.get(packNumber(name));
        if (pack !== undefined && mayCondemn(pack, leases)) packs.set(packNumber(name), {...pack, condemned: {leases}});
      }
    },
    async release(name, table) {
      const number = packNumber(name);
      const pack = packs.get(number);
      if (pack?.condemned === undefined) return;
      table.lengths.forEach((_, row) => {
        const digest = hashAt(table.digests, row).toString('hex');
        if (places.get(digest)?.pack === number) places.delete(digest);
      });
      packs.set(number, {name, size: pack.size, retired: true});
    },
    async forgetAnswers(keys) {
      for (const key of keys) answers.delete(key);
    },
    shared: false,
    get gets() {
      return gets;
    },
    close: async () => {},
  };
}
