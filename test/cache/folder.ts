// Folders with a store in them, for the tests of what lies on the disk.
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {diskStore} from '../../cache/disk-store.ts';
import {indexFolder} from '../../cache/index-rows.ts';
import {countKept, keyOf, rowsOf, tempFolder, type Row} from './rows.ts';

export async function filled(t: ExecutionContext, count: number): Promise<{dir: string; rows: readonly Row[]}> {
  const dir = await tempFolder(t);
  const rows = rowsOf('filled', count);
  await recordIn(dir, rows);
  return {dir, rows};
}

export async function recordIn(dir: string, rows: readonly Row[]): Promise<void> {
  const store = await diskStore({dir});
  await store.record(rows);
  await store.read([keyOf('open the index')]);
  await store.close();
}

export async function keptIn(t: ExecutionContext, dir: string, rows: readonly Row[]): Promise<number> {
  const store = await diskStore({dir});
  const kept = await countKept(t, store, rows);
  await store.close();
  return kept;
}

export async function packsOf(dir: string): Promise<readonly string[]> {
  return (await readdir(join(dir, 'packs'))).map((name) => join(dir, 'packs', name));
}

export function indexOf(dir: string): string {
  return join(dir, indexFolder);
}
