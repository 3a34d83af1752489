// What the generator of random numbers is seeded with before every micro-batch: nothing of it needs to be kept to go on.
import {hash} from 'node:crypto';

/** A micro-batch of a step of a run. Ranks share a step by its micro-batches, so the draws are the same on any number of them. */
export interface DrawPlace {readonly seed: number; readonly step: number; readonly micro: number}

/** 48 bits: every language has such numbers. */
export function drawSeed({seed, step, micro}: DrawPlace): number {
  return hash('sha256', `gristmill draw 1\n${seed}\n${step}\n${micro}`, 'buffer').readUIntLE(0, 6);
}
