// A lock between processes: a file that names its holder. It heals itself when the holder is dead, and waiting for it is announced.
import {readdir, rm} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {claimAt, claimFirst, holds, newClaim, type Belief, type Claim} from './claim-file.ts';
import type {ProcessIdentity} from './process-identity.ts';
import {tmpFile} from './tmp-files.ts';

export interface LockOptions {
  /** A folder for half-written files, on the same disk. */
  readonly tmp: string;
  readonly belief: () => Belief;
  /** Told once for each holder that is waited for. */
  readonly waiting?: (holder: ProcessIdentity) => void;
}

export interface ProcessLock extends AsyncDisposable {}

const retryMs = 25;

/** For what takes moments: a holder that we cannot look at is no longer there. */
export const onlyWhoCanBeSeen = (): Belief => ({nowMs: Infinity, forMs: 0});

/**
 * Why no two processes ever hold it:
 *   1. A lock is taken by linking a whole file to its name, which only one can do.
 *   2. It is removed by its holder, or by whoever holds the lock on removing it once its holder is dead. That one is named
 *      after the dead claim, so what it guards cannot change: neither can a dead process let go, nor a claim come again.
 */
export async function takeLock(path: string, options: LockOptions, signal?: AbortSignal): Promise<ProcessLock> {
  const {id, text} = newClaim();
  let announced = '';
  while (!(await claimFirst(path, text, tmpFile(options.tmp, 'lock')))) {
    signal?.throwIfAborted();
    const claim = await claimAt(path);
    if (claim === undefined) continue;
    // A file is linked whole: one that cannot be read has been through a power cut, and its holder with it.
    if (claim === 'unreadable' || !holds(claim, options.belief())) await removeDead(path, idOf(claim), {options, signal});
    else {
      if (announced !== claim.id) options.waiting?.(claim.by);
      announced = claim.id;
      await setTimeout(retryMs, undefined, {signal});
    }
  }
  return {
    [Symbol.asyncDispose]: () => removeIf(path, id),
  };
}

async function removeDead(path: string, id: string, {options, signal}: {options: LockOptions; signal: AbortSignal | undefined}): Promise<void> {
  await using _ = await takeLock(`${path}.${id}`, options, signal);
  await removeIf(path, id);
}

async function removeIf(path: string, id: string): Promise<void> {
  const claim = await claimAt(path);
  if (claim !== undefined && idOf(claim) === id) await rm(path, {force: true});
}

function idOf(claim: Claim | 'unreadable'): string {
  return claim === 'unreadable' ? claim : claim.id;
}

/**
 * Removes what those left who died while they removed a dead lock. For the holder of the lock alone: while it holds it there is no
 * dead one to remove, so whoever else is at one of these files does nothing with it.
 */
export async function removeGuards(path: string): Promise<void> {
  for (const name of await guardsOf(path)) await rm(join(dirname(path), name), {force: true});
}

/** The same for whoever does not hold it: it is taken only where there is something to remove. */
export async function removeLeft(path: string, options: LockOptions, signal?: AbortSignal): Promise<void> {
  if ((await guardsOf(path)).length === 0) return;
  await using _ = await takeLock(path, options, signal);
  await removeGuards(path);
}

async function guardsOf(path: string): Promise<readonly string[]> {
  return (await readdir(dirname(path))).filter((name) => name.startsWith(`${basename(path)}.`));
}
