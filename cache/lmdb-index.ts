// An index in one LMDB file. The one module that knows LMDB; main thread only, and rows only: bytes of values lie in packs.
import {rm, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {open, type RootDatabase} from 'lmdb';
import type {Digest} from '../graph/value/digest.ts';
import * as rows from './index-rows.ts';
import {isSoundLmdb} from './lmdb-file.ts';
import {packNumber, type KnownPack, type MayMove, type PackIndex} from './pack-index.ts';
import {hashAt, inHashOrder, placeOf, type Place} from './pack-table.ts';
import type {SealedPack} from './pack-writer.ts';
import {StoreError} from './store-error.ts';

type Rows = RootDatabase<Buffer, Buffer>;

/** A commit that runs out of space takes the process with it, so it is never begun without room to spare. */
const spareBytes = 8 * 1024 * 1024;
const bytesPerRow = 400;
const rowsAtOnce = 4096;

/** Opens the index of a store folder. A damaged one is thrown away: packs can be indexed again. */
export async function lmdbIndex(dir: string): Promise<PackIndex> {
  const path = join(dir, `index-${rows.indexSchema}-lmdb3`);
  if (!(await isSoundLmdb(join(path, 'data.mdb')))) await rm(path, {recursive: true, force: true});
  try {
    return indexOver(openRows(path), dir);
  } catch (cause) {
    throw new StoreError('write', path, cause);
  }
}

/** Commits are synced before they count (no overlapping sync): simpler to trust after a crash, and our commits are few. */
function openRows(path: string): Rows {
  const db: Rows = open({path, keyEncoding: 'binary', encoding: 'binary', overlappingSync: false, maxReaders: 512});
  db.readerCheck();
  return db;
}

function indexOver(db: Rows, dir: string): PackIndex {
  // Two buffers for all keys: LMDB copies a key as it takes it.
  const key = Buffer.alloc(rows.hashKeyBytes);
  const putKey = Buffer.alloc(rows.hashKeyBytes);
  let gets = 0;
  let broken = false;
  let writing: Promise<void> = Promise.resolve();

  function get(table: 'answers' | 'values', hash: Digest | Buffer): Buffer | undefined {
    gets++;
    return db.getBinaryFast(rows.hashKey(key, table, hash));
  }

  function locate(digest: Digest | Buffer): Place | undefined {
    const row = get('values', digest);
    return row && rows.readPlace(row);
  }

  /** The rows to write for a pack, in key order; the pack's own comes last, and what names a pack that is not there is a miss. */
  function* rowsFor({name, size, table}: SealedPack, mayMove: MayMove | undefined): Generator<readonly [Buffer, Buffer]> {
    const number = packNumber(name);
    for (const row of inHashOrder(table.keys)) {
      const hash = hashAt(table.keys, row);
      if (mayMove !== undefined && get('answers', hash) !== undefined) continue;
      const at = rows.hashKey(putKey, 'answers', hash);
      yield [at, rows.answerRow(at, table.addresses[row] ?? Buffer.alloc(0))];
    }
    for (const row of inHashOrder(table.digests)) {
      const place = placeOf(table, row, number);
      const hash = hashAt(table.digests, row);
      if (place === undefined || (mayMove !== undefined && !mayMove(locate(hash)))) continue;
      yield [rows.hashKey(putKey, 'values', hash), rows.placeRow(place)];
    }
    yield [rows.packKey(number), rows.packRow({name, size, retired: false})];
  }

  /** A slice at a time, so that the main thread is free in between. */
  async function put(pack: SealedPack, mayMove: MayMove | undefined): Promise<void> {
    let queued = 0;
    let last: Promise<unknown> = Promise.resolve();
    for (const [at, row] of rowsFor(pack, mayMove)) {
      last = db.put(at, row);
      if (++queued % rowsAtOnce === 0) await last;
    }
    await last;
  }

  /** One write at a time: a synchronous transaction must not meet a queued one. */
  function committed(count: number, write: () => Promise<unknown> | undefined): Promise<void> {
    const done = writing.then(() => commit(count, write));
    // The caller has `done`; the chain goes on for the next caller.
    writing = done.then(() => undefined, () => undefined);
    return done;
  }

  async function commit(count: number, write: () => Promise<unknown> | undefined): Promise<void> {
    const {bavail, bsize} = await statfs(dir);
    if (bavail * bsize < spareBytes + count * bytesPerRow) throw new StoreError('full', dir);
    try {
      await write();
    } catch (cause) {
      broken = true;
      throw new StoreError('write', dir, cause);
    }
    // Reads of this turn may still look at the state before the commit.
    db.resetReadTxn();
  }

  return {
    answers: (keys) => keys.map((digest) => {
      const row = get('answers', digest);
      return row && rows.readAnswer(key, row);
    }),
    locate,
    name: (pack) => {
      const row = db.get(rows.packKey(pack));
      return row && rows.readPack(row)?.name;
    },
    packs: () => knownPacks(db),
    add: (pack, mayMove) => committed(rowsOf(pack), () => put(pack, mayMove)),
    async replace(retired, pack) {
      const numbers = new Set(retired.map(packNumber));
      let replaced = false;
      await committed(rowsOf(pack), () => db.transactionSync(() => {
        const live = new Map(knownPacks(db).filter((known) => !known.retired).map((known) => [known.name, known]));
        const sources = retired.flatMap((name) => live.get(name) ?? []);
        if (sources.length < retired.length) return undefined;
        const merged = rowsFor(pack, (from) => from === undefined || numbers.has(from.pack));
        for (const [at, row] of merged) db.putSync(at, row);
        for (const source of sources) db.putSync(rows.packKey(packNumber(source.name)), rows.packRow({...source, retired: true}));
        replaced = true;
        return undefined;
      }));
      return replaced;
    },
    forget: (names) => committed(names.length, () => db.batch(() => {
      for (const name of names) void db.remove(rows.packKey(packNumber(name)));
    })),
    get gets() {
      return gets;
    },
    async close() {
      await writing;
      // After a failed commit `close` would never resolve; the process ending closes it as well.
      if (!broken) await db.close();
    },
  };
}

function knownPacks(db: Rows): readonly KnownPack[] {
  const found = db.getRange({start: rows.packKey(0), end: Buffer.of(rows.tables.packs + 1)});
  return [...found].flatMap(({value}) => rows.readPack(value) ?? []);
}

function rowsOf({table}: SealedPack): number {
  return table.lengths.length + table.addresses.length;
}
