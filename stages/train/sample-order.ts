// The order in which a pass takes its samples, as arithmetic: any position can be asked for, and nothing is ever shuffled or stored.
import {hash} from 'node:crypto';
import {mix} from './mix.ts';

export type OrderKeys = readonly [number, number, number, number];

export interface Draw {readonly seed: number; readonly phase: string; readonly epoch: number}

export function orderKeys({seed, phase, epoch}: Draw): OrderKeys {
  const digest = hash('sha256', `gristmill order 1\n${seed}\n${phase}\n${epoch}`, 'buffer');
  return [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), digest.readUInt32LE(12)];
}

/** The sample at a position. A bijection of the numbers below `samples`: a cipher over the next power of four, asked again until it stays among them. */
export function permute(position: number, samples: number, keys: OrderKeys): number {
  const half = halfOf(samples);
  let at = position;
  do at = rounds(at, half, keys);
  while (at >= samples);
  return at;
}

/** In bits. */
function halfOf(samples: number): number {
  let bits = 0;
  while (2 ** bits < samples) bits++;
  return Math.max(1, Math.ceil(bits / 2));
}

function rounds(value: number, half: number, keys: OrderKeys): number {
  const size = 2 ** half;
  let [left, right] = [Math.floor(value / size), value % size];
  for (const key of keys) [left, right] = [right, (left ^ (mix(right ^ key) & (size - 1))) >>> 0];
  return left * size + right;
}
