// Rows for the tests of stores: as many as asked for, the same for the same seed.
import {hash} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Recorded, Store} from '../../graph/store.ts';
import {digestOf, type Digest} from '../../graph/value/digest.ts';

export interface Row extends Recorded {readonly key: Digest; readonly bytes: Uint8Array}

export function row(name: string, length = 300): Row {
  const bytes = bytesOf(name, length);
  return {key: keyOf(name), digest: digestOf(bytes), bytes};
}

export function rowsOf(name: string, count: number, length = 300): readonly Row[] {
  return Array.from({length: count}, (_, at) => row(`${name} ${at}`, length));
}

export function keyOf(name: string): Digest {
  return hash('sha256', `key of ${name}`, 'hex') as Digest;
}

/** Half noise, half repetition, as text is. */
export function bytesOf(name: string, length: number): Uint8Array {
  const noise = hash('sha256', name, 'base64');
  return Buffer.from(`${name} ${noise} `.repeat(Math.ceil(length / 40)).slice(0, length));
}

export async function tempFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gristmill-cache-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** How many of the rows a store answers and reads back; fails on a wrong answer or a wrong byte. */
export async function countKept(t: ExecutionContext, store: Pick<Store, 'recall' | 'read'>, rows: readonly Row[]): Promise<number> {
  const answers = await store.recall(rows.map(({key}) => key));
  const values = await store.read(rows.map(({digest}) => digest));
  let kept = 0;
  rows.forEach(({digest, bytes}, at) => {
    const answer = answers[at];
    const value = values[at];
    if (answer !== undefined) t.is(answer, digest);
    if (value !== undefined) t.true(Buffer.compare(value, bytes) === 0, `Wrong bytes for ${digest}`);
    if (answer !== undefined && value !== undefined) kept++;
  });
  return kept;
}

/** A small generator with a seed to print (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
