// Small builds for the tests of sweeps: rows with pieces beside them, in a real map under a real root, step by step.
import {hash} from 'node:crypto';
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {zstdDecompressSync} from 'node:zlib';
import type {ExecutionContext} from 'ava';
import {diskStore, type DiskStore} from '../../../cache/disk-store.ts';
import {sweep, type SweepOptions, type SweepReport} from '../../../cache/sweep.ts';
import {chunksOf, emptyMap} from '../../../graph/merkle/chunks.ts';
import {updateMap} from '../../../graph/merkle/update.ts';
import {rootCodec} from '../../../graph/root.ts';
import type {Store} from '../../../graph/store.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {digestOf, inlineBytes, isStored, type Digest} from '../../../graph/value/digest.ts';
import {linksIn, seal, storable} from '../../../graph/value/wire.ts';
import {bytesOf, keyOf} from '../rows.ts';

/** A row's text, and now and then a long piece of it beside the row. */
export const rowCodec: Codec<{readonly text: string; readonly piece: string}> = {
  name: 'row with a piece',
  links: ({piece}, keep) => (piece === '' ? [] : [keep(Buffer.from(piece))]),
  encode: ({text}) => Buffer.from(text),
  decode: () => ({text: '', piece: ''}),
};

export interface Step {
  readonly root: Digest;
  readonly map: Digest;
  /** Every answer that led to this step's rows. */
  readonly answers: ReadonlyMap<Digest, Digest>;
}

export interface StepOptions {
  readonly target?: string;
  readonly rows: number;
  /** Which version of a row this step has. */
  readonly version: (row: number) => number | string;
  readonly former?: Step;
}

/** Does what a build does: recalls, records what is not known, writes the map, publishes. */
export async function buildStep(store: Store, {target = 'dataset', rows, version, former}: StepOptions): Promise<Step> {
  const chunks = chunksOf(store);
  const names = Array.from({length: rows}, (_, row) => `${target} row ${String(row).padStart(6, '0')} v${version(row)}`);
  const keys = names.map(keyOf);
  const known = await store.recall(keys);
  const digests: Digest[] = [];
  for (const [at, name] of names.entries()) {
    const sealed = seal(rowCodec, valueOf(name, at));
    const key = keyOf(name);
    digests.push(known[at] ?? sealed.digest);
    if (known[at] === undefined) await store.record([...(sealed.beside ?? []).map(({digest, bytes}) => ({digest, bytes})), {key, digest: sealed.digest, ...(isStored(sealed.digest) ? {bytes: sealed.bytes} : {})}]);
  }
  const entries = digests.map((digest, at) => ({id: String(at).padStart(6, '0'), entry: {id: String(at).padStart(6, '0'), digest, count: 1}}));
  const map = await updateMap(chunks, former?.map ?? emptyMap, entries);
  await chunks.flush();
  const root = seal(rootCodec, {collections: [{name: 'rows', making: [['task', 'rig']], maps: {rows: map}, lost: [], rows, stubs: {}}]});
  await store.record(storable(root));
  await store.publish(target, {key: keyOf(`${target} ${root.digest}`), root: root.digest});
  return {root: root.digest, map, answers: new Map(keys.map((key, at) => [key, digests[at] ?? emptyMap]))};
}

/** Every fourth is small enough to be its own digest, every third has a piece of its own beside it. */
function valueOf(name: string, row: number): {text: string; piece: string} {
  if (row % 4 === 3) return {text: hash('sha256', name, 'hex').slice(0, 20), piece: ''};
  return {text: Buffer.from(bytesOf(name, 400)).toString(), piece: row % 3 === 0 ? Buffer.from(bytesOf(`piece of ${name}`, 900)).toString() : ''};
}

export interface Reached {readonly values: ReadonlyMap<Digest, Uint8Array>; readonly lost: readonly Digest[]}

/** Everything under some digests, read and hashed: by its own walk, not by the sweep's. */
export async function reached(store: Pick<Store, 'read'>, roots: readonly Digest[]): Promise<Reached> {
  const values = new Map<Digest, Uint8Array>();
  const lost: Digest[] = [];
  for (let level = [...new Set(roots)]; level.length > 0; ) {
    const wires = await store.read(level.filter(isStored));
    const stored = level.filter(isStored);
    const next = new Set<Digest>();
    for (const [at, digest] of stored.entries()) {
      const wire = wires[at];
      if (wire === undefined || digestOf(wire) !== digest) lost.push(digest);
      else {
        values.set(digest, Buffer.from(wire));
        for (const link of linksIn(wire)) next.add(link);
      }
    }
    for (const digest of level) for (const link of linksIn(inlineBytes(digest) ?? Buffer.alloc(1))) next.add(link);
    level = [...next].filter((digest) => !values.has(digest));
  }
  return {values, lost};
}

export async function isWhole(t: ExecutionContext, dir: string, roots: readonly Digest[], why = ''): Promise<void> {
  const store = await diskStore({dir});
  const {lost} = await reached(store, roots);
  await store.close();
  t.deepEqual(lost, [], why);
}

/** Time stands still in tests, one hour after the year 2100 began: every pack is old unless it is asked for. */
export const late = 4_102_444_800_000 + 3_600_000;

export function sweepNow(dir: string, options: Partial<SweepOptions> = {}, signal?: AbortSignal): Promise<SweepReport> {
  return sweep(dir, {clock: () => late, keepForMs: 0, ...options}, signal);
}

export async function withStore<T>(dir: string, act: (store: DiskStore) => Promise<T>, sealBytes?: number): Promise<T> {
  const store = await diskStore({dir, ...(sealBytes === undefined ? {} : {sealBytes})});
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** The bytes of a store's packs, and those of a store that never held anything but this. */
export async function packBytes(dir: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(join(dir, 'packs'))) bytes += (await stat(join(dir, 'packs', name))).size;
  return bytes;
}

/** Every byte of a folder: the files as they are, and every frame that can be decompressed out of them. */
export async function everyByte(dir: string): Promise<readonly Buffer[]> {
  const found: Buffer[] = [];
  for (const entry of await readdir(dir, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    found.push(bytes);
    // Wherever a frame may begin.
    for (let at = bytes.indexOf(frameMagic); at >= 0; at = bytes.indexOf(frameMagic, at + 1)) {
      try {
        found.push(zstdDecompressSync(bytes.subarray(at)));
      } catch (cause) {
        if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ZSTD'))) throw cause;
      }
    }
  }
  return found;
}

const frameMagic = Buffer.from('28b52ffd', 'hex');

/** The roots that are kept, of all targets. */
export async function readRoots(dir: string, targets: readonly string[]): Promise<readonly Digest[]> {
  return withStore(dir, async (store) => {
    const roots = await Promise.all(targets.map((target) => store.roots(target)));
    return roots.flatMap((list) => list.map(({root}) => root));
  });
}

export interface HistoryOptions {
  readonly target?: string;
  readonly steps: number;
  readonly version?: (row: number, step: number) => number | string;
  readonly between?: () => Promise<unknown>;
}

/** Builds upon builds, each by a store of its own; every step changes a sixth of the rows. */
export async function history(dir: string, {target = 'dataset', steps, version = (row, step) => (row % 6 <= step ? step : 0), between}: HistoryOptions): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (let step = 0; step < steps; step++) {
    const former = done.at(-1);
    done.push(await withStore(dir, (store) => buildStep(store, {target, rows: 400, version: (row) => version(row, step), ...(former === undefined ? {} : {former})})));
    await between?.();
  }
  return done;
}

/** Everything that roots are kept in. */
export async function folderOf(dir: string): Promise<readonly string[]> {
  const files = (await readdir(join(dir, 'roots'), {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile());
  return Promise.all(files.map(async (entry) => `${entry.name} ${await readFile(join(entry.parentPath, entry.name), 'utf8')}`));
}
