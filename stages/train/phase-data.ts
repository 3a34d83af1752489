// What one phase learns from: the token shards of its part of train, as a snapshot that outlives the next build of the dataset.
import {hash} from 'node:crypto';
import {canonical} from '../../graph/value/params.ts';

export interface TrainShard {
  /** Names its files. */
  readonly digest: string;
  readonly tokens: number;
  /** Of its sequences, in their order: how long each is, and the hash of its ids. */
  readonly lengths: readonly number[];
  readonly documents: readonly string[];
}

export interface PhaseData {
  readonly phase: string;
  readonly shards: readonly TrainShard[];
}

/** Names the data with its order. */
export function dataDigest({phase, shards}: PhaseData): string {
  return hash('sha256', canonical([phase, shards.map(({digest}) => digest)]));
}
