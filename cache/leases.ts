// Who is at work on a store: a file for each process that has its packs open. What a lease has seen is not taken from under it.
import {open, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {claimAnew, claimAt, holds, newClaim, type Belief} from './claim-file.ts';
import {durableFolder} from './durable.ts';
import type {ProcessIdentity} from './process-identity.ts';
import {codeOf} from './store-error.ts';
import {tmpFile} from './tmp-files.ts';

/**
 * What a lease promises, and to whom:
 *   1. It is there before its holder looks at the index for the first time, and until it has let go of what it saw there.
 *   2. A sweep that lists the leases after it has hidden a pack knows everyone who may still count on that pack.
 *   3. A lease whose process is dead counts no more: it takes no one to remove it. One that cannot be judged counts for a time.
 */
export interface Lease {
  readonly id: string;
  /** Says again that it is held, to those who cannot look at its process. */
  renew(): Promise<void>;
  end(): Promise<void>;
}

export interface LiveLease {
  readonly id: string;
  /** `undefined` for a file that cannot be read. */
  readonly by?: ProcessIdentity;
  /** When it was taken, by the clock of the disk. */
  readonly sinceMs: number;
}

export async function takeLease(dir: string, tmp: string): Promise<Lease> {
  await durableFolder(dir);
  const {id, fields} = newClaim();
  const path = join(dir, `${id}.lease`);
  const sinceMs = await clockOf(tmp);
  const text = JSON.stringify({...fields, sinceMs});
  await claimAnew(path, text, tmpFile(tmp, 'lease'));
  return {id, renew: () => writeAgain(path, text), end: () => rm(path, {force: true})};
}

/** What time the disk thinks it is: packs are stamped by it, too. */
async function clockOf(tmp: string): Promise<number> {
  const path = tmpFile(tmp, 'clock');
  await writeFile(path, '', {flag: 'wx'});
  const {mtimeMs} = await stat(path);
  await rm(path, {force: true});
  return mtimeMs;
}

/** The same bytes in the same place: no reader of the file, nor of its folder, sees anything but a new time. */
async function writeAgain(path: string, text: string): Promise<void> {
  try {
    await using file = await open(path, 'r+');
    await file.write(text, 0);
  } catch (cause) {
    // Somebody took us for dead: what we have seen may be going, and whoever misses some of it begins anew.
    if (codeOf(cause) !== 'ENOENT') throw cause;
  }
}

/** The leases that count. Files of those that do not are removed on the way. */
export async function liveLeases(dir: string, belief: Belief): Promise<readonly LiveLease[]> {
  const live: LiveLease[] = [];
  for (const name of await namesIn(dir)) {
    const [, id] = /^([0-9a-f]{32})\.lease$/.exec(name) ?? [];
    if (id === undefined) continue;
    const path = join(dir, name);
    const claim = await claimAt(path);
    if (claim === undefined) continue;
    if (claim !== 'unreadable' && holds(claim, belief)) live.push({id, by: claim.by, sinceMs: claim.sinceMs});
    else if (claim === 'unreadable' && (await isYoung(path, belief))) live.push({id, sinceMs: 0});
    else await rm(path, {force: true});
  }
  return live;
}

/** Files of leases are whole from the start: one that is not has been through a power cut, or is none of ours. */
async function isYoung(path: string, {nowMs, forMs}: Belief): Promise<boolean> {
  try {
    return nowMs - (await stat(path)).mtimeMs < forMs;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}
