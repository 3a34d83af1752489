// Waits until the references of a repository come to rest: no hint for a moment, no lock, nothing under way. It only saves builds; what is read afterwards is read until two readings agree.
import {access} from 'node:fs/promises';
import type {Bell} from './bell.ts';
import type {Pace} from './pace.ts';

export interface Resting {
  /** Locks that were heard of and may still be held. Those that are gone are taken out. */
  readonly locks: Set<string>;
  /** What is there while several references are moved in a row. */
  readonly underWay: readonly string[];
  readonly bell: Pick<Bell, 'lastRung'>;
  readonly pace: Pace;
}

/** Git tells of one commit in less than this. */
const restMs = 15;
/** Locks are held for as long as it takes to write a line. One that stays was left by a git that died. */
const lockMs = 500;
/** A rebase picks several commits a second; one that has stopped at a conflict waits for a person. */
const underWayMs = 1000;
/** A world that never rests is looked at all the same. */
const mostMs = 1500;
const longestRebaseMs = 10_000;

export async function quiet({locks, underWay, bell, pace}: Resting, signal: AbortSignal): Promise<void> {
  const began = pace.now();
  for (;;) {
    const [rested, passed] = [pace.now() - bell.lastRung(), pace.now() - began];
    const isUnderWay = await anyThere(underWay);
    const held = await heldOf(locks);
    if (passed >= (isUnderWay ? longestRebaseMs : mostMs) || signal.aborted) return;
    if (rested >= restMs && (held === 0 || passed >= lockMs) && (!isUnderWay || rested >= underWayMs)) {
      // Left behind: it must not be waited for again.
      if (held > 0) locks.clear();
      return;
    }
    await pace.wait(rested < restMs ? restMs - rested : restMs, signal);
  }
}

async function heldOf(locks: Set<string>): Promise<number> {
  for (const lock of locks) if (!(await isThere(lock))) locks.delete(lock);
  return locks.size;
}

async function anyThere(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (await isThere(path)) return true;
  return false;
}

async function isThere(path: string): Promise<boolean> {
  return await access(path).then(() => true, () => false);
}
