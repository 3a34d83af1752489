// Decides whether an index's database may be opened at all. One that may have been damaged is looked through first, without LMDB.
import {readdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {claimAnew, claimAt, newClaim} from './claim-file.ts';
import {durableFolder} from './durable.ts';
import {isRow} from './index-rows.ts';
import {metaOf, type LmdbMeta} from './lmdb-file.ts';
import {isWholeLmdb} from './lmdb-pages.ts';
import {stateOf, thisProcess, type ProcessState} from './process-identity.ts';
import {troubleOf} from './store-error.ts';
import {textAt} from './synced-text.ts';
import {tmpFile} from './tmp-files.ts';

/** Called with a sentence for the user: something was not as it should be, and was mended. */
export type Note = (text: string) => void;

/**
 * A database is trusted when it is as somebody who closed it in good order left it (the stamp), and nobody died over it (marks). A
 * process has a mark in the folder for as long as it has the database open; while a living one has, it is that one's to have looked.
 */
export interface IndexGuard {
  /** Told once the database is closed, or has failed. */
  left(inGoodOrder: boolean): Promise<void>;
  /** For a database that passed for whole, and that LMDB will not have. */
  setAside(): Promise<void>;
}

const markEnding = '.open';
const mostLooks = 5;
const lookAgainMs = 20;

export async function indexGuard(path: string, note: Note): Promise<IndexGuard> {
  const users = await usersOf(path);
  const looked = !users.some(isRunning);
  if (await isDamaged(path, looked && (await isSuspect(path, users)))) await setAside(path, note);
  const {id, text} = newClaim();
  const mark = join(path, `${id}${markEnding}`);
  await claimAnew(mark, text, tmpFile(path, 'mark'));
  // The dead are forgotten once somebody has looked at what they left.
  if (looked) for (const {file, state} of users) if (state === 'ended') await rm(file, {force: true});
  return {
    async left(inGoodOrder) {
      if (inGoodOrder) await writeStamp(path);
      else await rm(stampOf(path), {force: true});
      await rm(mark, {force: true});
    },
    setAside: () => setAside(path, note),
  };
}

async function isSuspect(path: string, users: readonly User[]): Promise<boolean> {
  return users.some(({state}) => state === 'ended') || (await spelled(databaseOf(path))) !== (await textAt(stampOf(path)));
}

interface User {readonly file: string; readonly state: ProcessState}

/** A mark that cannot be read has been through a power cut, and its process with it. */
async function usersOf(path: string): Promise<readonly User[]> {
  const users: User[] = [];
  for (const name of await readdir(path)) {
    if (!name.endsWith(markEnding)) continue;
    const file = join(path, name);
    const claim = await claimAt(file);
    if (claim !== undefined) users.push({file, state: claim === 'unreadable' ? 'ended' : stateOf(claim.by, thisProcess())});
  }
  return users;
}

/**
 * A file that is no database is seen at once; a damaged page only by a look at all of them. Both may be seen wrongly while another
 * process writes, so it is looked at again for as long as somebody does.
 */
async function isDamaged(path: string, suspect: boolean): Promise<boolean> {
  const database = databaseOf(path);
  for (let look = 1; ; look++) {
    const meta = await metaOf(database);
    if (meta === 'absent') return false;
    if (meta !== undefined && (!suspect || isWholeLmdb(database, meta, isRow))) return false;
    const later = await metaOf(database);
    const quiet = spelledMeta(later) === spelledMeta(meta) && !(await usersOf(path)).some(isRunning);
    // Whoever has it open by now has looked as well. A database that is just being made has no meta pages yet.
    if (quiet || (look === mostLooks && meta === undefined)) return true;
    if (look === mostLooks || (meta !== undefined && look > 1)) return false;
    await setTimeout(lookAgainMs);
  }
}

function isRunning({state}: User): boolean {
  return state === 'running';
}

/** First out of the way, so that nobody meets half of it; whoever has it open goes on with it until it is closed. */
async function setAside(path: string, note: Note): Promise<void> {
  const aside = tmpFile(join(path, '..'), 'index');
  await rename(path, aside);
  await rm(aside, {recursive: true, force: true});
  await durableFolder(path);
  note(`The index in "${path}" was damaged. It is made anew from the packs, which lost nothing`);
}

/** No harm if it cannot be written: the database is looked through once more. */
async function writeStamp(path: string): Promise<void> {
  try {
    const text = await spelled(databaseOf(path));
    if (text !== (await textAt(stampOf(path)))) await writeFile(stampOf(path), text);
  } catch (cause) {
    if (troubleOf(cause) === undefined) throw cause;
    await rm(stampOf(path), {force: true});
  }
}

/** What differs once anything was written, even where a power cut took the time of it. */
async function spelled(database: string): Promise<string> {
  const transaction = spelledMeta(await metaOf(database));
  if (transaction === '') return '';
  const {size, mtimeNs, ino} = await stat(database, {bigint: true});
  return `${transaction} ${size} ${mtimeNs} ${ino}\n`;
}

function spelledMeta(meta: LmdbMeta | 'absent' | undefined): string {
  return meta === undefined || meta === 'absent' ? '' : String(meta.transaction);
}

function databaseOf(path: string): string {
  return join(path, 'data.mdb');
}

function stampOf(path: string): string {
  return join(path, 'stamp');
}
