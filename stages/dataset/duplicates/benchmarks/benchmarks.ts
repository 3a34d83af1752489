// Texts that a dataset must not hold, since models are measured by them. Plain data, so that it can be handed to a thread.
import {hash} from 'node:crypto';
import type {Digest} from '../../../../graph/value/digest.ts';

export interface Benchmarks {
  /** Of all that is in the lists: it stands for them in parameters. */
  readonly digest: Digest;
  readonly lists: readonly BenchmarkList[];
}

/** `name`: what reasons call it, never a path. */
export interface BenchmarkList {readonly name: string; readonly texts: readonly string[]}

export function benchmarksOf(lists: readonly BenchmarkList[]): Benchmarks {
  return {digest: hash('sha256', JSON.stringify(lists.map(({name, texts}) => [name, texts])), 'hex') as Digest, lists};
}
