// What a model from scratch begins with: numbers that are functions of the seed, the name of a matrix and a place in it, the same bits from any engine.
import {hash} from 'node:crypto';
import {mix} from './mix.ts';

/** Of the sum of four numbers below 2^16, each as likely as the others: near enough to a bell, and exact. */
const [mean, spread] = [131070, 37837.2];

export function firstWeights({seed, name, deviation}: {readonly seed: number; readonly name: string; readonly deviation: number}, count: number): Float32Array {
  const digest = hash('sha256', `gristmill first 1\n${seed}\n${name}`, 'buffer');
  const [k0, k1] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
  return Float32Array.from({length: count}, (_, at) => {
    const [a, b] = [mix(at ^ k0), mix(at ^ k1)];
    return (((a & 65535) + (a >>> 16) + (b & 65535) + (b >>> 16) - mean) / spread) * deviation;
  });
}
