// An index in one LMDB database. Main thread only, and rows only: bytes of values lie in packs.
import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import type {Digest} from '../graph/value/digest.ts';
import {durableFolder} from './durable.ts';
import {lookAtDisk, needRoom, type LookAtDisk} from './disk.ts';
import type {Note} from './index-guard.ts';
import * as rows from './index-rows.ts';
import {openLmdb, type Rows} from './lmdb-database.ts';
import {mayCondemn, packNumber, type KnownPack, type MayMove, type PackIndex} from './pack-index.ts';
import {hashAt, inHashOrder, type Place} from './pack-table.ts';
import type {SealedPack} from './pack-writer.ts';
import {rowsOfPack} from './rows-of-pack.ts';
import {StoreError} from './store-error.ts';

/** Of the file, a row at most; a changed page is written anew beside the old one. */
const bytesPerRow = 130;
const bytesPerPage = 4096;
/** A transaction holds up the main thread and other writers for some 60 ms at this many. Of fewer, every one would write most pages of the index again. */
const rowsAtOnce = 16_384;

export interface LmdbIndexOptions {
  readonly look?: LookAtDisk;
  readonly note?: Note;
}

export async function lmdbIndex(dir: string, {look = lookAtDisk, note = () => {}}: LmdbIndexOptions = {}): Promise<PackIndex> {
  const path = join(dir, rows.indexFolder);
  await durableFolder(path);
  // Where the pages of its lock file cannot be had, LMDB dies of a signal while it opens.
  await needRoom(look, dir, 0);
  const {db, guard} = await openLmdb(path, note);
  // Two buffers for all keys: LMDB copies a key as it takes it.
  const key = Buffer.alloc(rows.hashKeyBytes);
  const putKey = Buffer.alloc(rows.hashKeyBytes);
  let gets = 0;
  let inGoodOrder = true;
  let writing: Promise<void> = Promise.resolve();

  function get(table: 'answers' | 'values', hash: Digest | Buffer): Buffer | undefined {
    gets++;
    const at = rows.hashKey(key, table, hash);
    return trusted(() => db.getBinaryFast(at));
  }

  /** A page that went bad while nobody had reason to look is a miss, and whoever opens the database next looks through it first. */
  function trusted<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (cause) {
      if (!isLmdbFailure(cause)) throw cause;
      if (inGoodOrder) note(`The index in "${path}" is damaged. It is made anew when the store is opened next`);
      inGoodOrder = false;
      return undefined;
    }
  }

  function locate(digest: Digest | Buffer): Place | undefined {
    const row = get('values', digest);
    return row && rows.readPlace(row);
  }

  const rowsFor = (pack: SealedPack, mayMove: MayMove | undefined) => rowsOfPack(pack, mayMove, {answered: (hash) => get('answers', hash) !== undefined, locate});

  /** A slice at a time, so that the main thread is free in between. */
  async function put(pack: SealedPack, mayMove: MayMove | undefined): Promise<void> {
    const left = rowsFor(pack, mayMove);
    while (!db.transactionSync(() => putSome(left))) await setImmediate();
  }

  /** True when there are no more. */
  function putSome(left: Generator<readonly [Buffer, Buffer]>): boolean {
    for (let count = 0; count < rowsAtOnce; count++) {
      const {done, value} = left.next();
      if (done === true) return true;
      db.putSync(...value);
    }
    return false;
  }

  /** A slice at a time, too. Whether a row goes is decided in the transaction that removes it. */
  async function removeAll(table: rows.Table, hashes: Buffer, goes: (hash: Buffer) => boolean): Promise<void> {
    const order = inHashOrder(hashes);
    for (let first = 0; first < order.length; first += rowsAtOnce) {
      db.transactionSync(() => {
        for (const row of order.slice(first, first + rowsAtOnce)) {
          const hash = hashAt(hashes, row);
          if (goes(hash)) db.removeSync(rows.hashKey(putKey, table, hash));
        }
      });
      await setImmediate();
    }
  }

  /** One write at a time, so that the rows of two packs do not mix. */
  function committed(count: number, write: () => Promise<void> | void): Promise<void> {
    const done = writing.then(() => commit(count, write));
    // The caller has `done`; the chain goes on for the next caller.
    writing = done.then(() => undefined, () => undefined);
    return done;
  }

  /**
   * Transactions are synchronous ones: when one of those cannot be written it throws, and nothing else happens. A queued one that
   * fails prints a stack, rejects promises that nobody holds, which ends the process, and lets `close` wait for ever.
   */
  async function commit(count: number, write: () => Promise<void> | void): Promise<void> {
    await haveRoom(count);
    try {
      await write();
    } catch (cause) {
      inGoodOrder = false;
      // LMDB calls every failed write an input/output error: the disk knows better.
      await haveRoom(count);
      throw new StoreError('write', dir, cause);
    }
    // Reads of this turn may still look at the state before the commit.
    db.resetReadTxn();
  }

  async function haveRoom(count: number): Promise<void> {
    const {size} = await stat(join(path, 'data.mdb'));
    await needRoom(look, dir, count * bytesPerRow + Math.min(size, Math.min(count, rowsAtOnce) * bytesPerPage));
  }

  return {
    answers: (keys) => keys.map((digest) => {
      const row = get('answers', digest);
      return row && rows.readAnswer(key, row);
    }),
    locate,
    name: (pack) => {
      const row = trusted(() => db.get(rows.packKey(pack)));
      return row && rows.readPack(row)?.name;
    },
    packs: () => trusted(() => knownPacks(db)) ?? [],
    add: (pack, mayMove) => committed(rowsOf(pack), () => put(pack, mayMove)),
    async replace(retired, pack) {
      const numbers = new Set(retired.map(packNumber));
      let replaced = false;
      await committed(rowsOf(pack), () => db.transactionSync(() => {
        const live = new Map(knownPacks(db).filter((known) => !known.retired && known.condemned === undefined).map((known) => [known.name, known]));
        const sources = retired.flatMap((name) => live.get(name) ?? []);
        if (sources.length < retired.length) return;
        const merged = rowsFor(pack, (from) => from === undefined || numbers.has(from.pack));
        for (const [at, row] of merged) db.putSync(at, row);
        for (const source of sources) db.putSync(rows.packKey(packNumber(source.name)), rows.packRow({...source, retired: true}));
        replaced = true;
      }));
      return replaced;
    },
    forget: (names) => committed(names.length, () => db.transactionSync(() => {
      for (const name of names) db.removeSync(rows.packKey(packNumber(name)));
    })),
    condemn: (names, leases) => committed(names.length, () => db.transactionSync(() => {
      const packs = knownPacks(db).filter((pack) => names.includes(pack.name) && mayCondemn(pack, leases));
      for (const pack of packs) db.putSync(rows.packKey(packNumber(pack.name)), rows.packRow({...pack, condemned: {leases}}));
    })),
    release: (name, table) => committed(table.lengths.length, async () => {
      const number = packNumber(name);
      const pack = knownPacks(db).find((known) => known.name === name);
      if (pack?.condemned === undefined) return;
      await removeAll('values', table.digests, (hash) => locate(hash)?.pack === number);
      db.transactionSync(() => db.putSync(rows.packKey(number), rows.packRow({name, size: pack.size, retired: true})));
    }),
    forgetAnswers: (keys) => committed(keys.length, () => removeAll('answers', Buffer.from(keys.join(''), 'hex'), () => true)),
    shared: true,
    get gets() {
      return gets;
    },
    async close() {
      await writing;
      await db.close();
      await guard.left(inGoodOrder);
    },
  };
}

function knownPacks(db: Rows): readonly KnownPack[] {
  const found = db.getRange({start: rows.packKey(0), end: Buffer.of(rows.tables.packs + 1)});
  return [...found].flatMap(({value}) => rows.readPack(value) ?? []);
}

/** LMDB numbers its failures, and spells some of them out. */
function isLmdbFailure(cause: unknown): boolean {
  return cause instanceof Error && ('code' in cause ? typeof cause.code === 'number' : cause.message.startsWith('MDB_'));
}

function rowsOf({table}: SealedPack): number {
  return table.lengths.length + table.addresses.length;
}
