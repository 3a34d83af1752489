// A time in which nobody has a store's packs open, for what cannot be done beside others. Whoever comes meanwhile waits.
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {claimAt, holds, type Belief} from './claim-file.ts';
import type {LiveLease} from './leases.ts';
import {takeLock, type LockOptions} from './process-lock.ts';

export interface AloneOptions<T> {
  readonly lock: LockOptions;
  readonly leases: () => Promise<readonly LiveLease[]>;
  readonly act: () => Promise<T>;
}

/**
 * `undefined`, and nothing done, when somebody is there. Whoever opens a store takes a lease first and looks at this lock then;
 * here the lock is taken first and the leases are looked at then. So one of the two sees the other.
 */
export async function whileNobodyIsThere<T>(dir: string, {lock, leases, act}: AloneOptions<T>, signal?: AbortSignal): Promise<T | undefined> {
  await using _ = await takeLock(lockOf(dir), lock, signal);
  return (await leases()).length > 0 ? undefined : await act();
}

const retryMs = 20;
const mostWaits = 3000;

/** For those who have their lease already. */
export async function untilMayEnter(dir: string): Promise<void> {
  for (let waits = 0; waits < mostWaits; waits++) {
    const claim = await claimAt(lockOf(dir));
    if (claim === undefined || claim === 'unreadable' || !holds(claim, forever)) return;
    await setTimeout(retryMs);
  }
}

/** One that cannot be judged is waited for as long as we wait at all. */
const forever: Belief = {nowMs: 0, forMs: Infinity};

function lockOf(dir: string): string {
  return join(dir, 'alone.lock');
}
