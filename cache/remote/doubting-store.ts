// A store that forgets some of its answers, to see whether running the rows again gives the same: what finds a row that somebody slipped in.
import {hash} from 'node:crypto';
import type {DiskStore} from '../disk-store.ts';
import type {Digest} from '../../graph/value/digest.ts';

export interface Doubt {
  /** Of the answers, as many in a hundred. */
  readonly percent: number;
  /** Another one doubts others: over many nights nothing stays unseen. */
  readonly seed: string;
}

export interface Doubted {
  readonly rows: number;
  readonly differing: readonly {readonly task: string; readonly key: Digest; readonly was: Digest; readonly is: Digest}[];
}

/** It builds from nothing and publishes nothing. What it finds is not put right. */
export function doubtingStore<S extends DiskStore>(store: S, {percent, seed}: Doubt): S & {doubted(): Doubted} {
  const expected = new Map<Digest, {readonly digest: Digest; readonly task: string}>();
  const differing: Doubted['differing'][number][] = [];
  let rows = 0;
  return {
    ...store,
    get work() {
      return store.work;
    },
    root: async () => undefined,
    async publish() {},
    async recall(keys, task) {
      const known = await store.recall(keys, task);
      return known.map((digest, at) => {
        const key = keys[at];
        if (digest === undefined || key === undefined || !isDoubted(key)) return digest;
        expected.set(key, {digest, task: task ?? 'sum'});
        return undefined;
      });
    },
    async record(recorded) {
      for (const {key, digest} of recorded) {
        const was = key === undefined ? undefined : expected.get(key);
        if (key === undefined || was === undefined) continue;
        rows++;
        expected.delete(key);
        if (was.digest !== digest) differing.push({task: was.task, key, was: was.digest, is: digest});
      }
      // An answer in doubt is not given again: its value alone is kept.
      await store.record(recorded.map(({key, digest, bytes}) => ({digest, ...(bytes !== undefined && {bytes}), ...(key !== undefined && !isDoubted(key) && {key})})));
    },
    doubted: () => ({rows, differing}),
  };

  function isDoubted(key: Digest): boolean {
    return Number.parseInt(hash('sha256', `${seed}\n${key}`, 'hex').slice(0, 8), 16) < (percent / 100) * 2 ** 32;
  }
}
