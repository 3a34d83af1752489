// Whose kept builds need a value of a store: a finding that another dataset needs is not gone by a sweep of this one.
import {openIndex} from '../../../../cache/open-index.ts';
import {lookAtDisk} from '../../../../cache/disk.ts';
import {living} from '../../../../cache/sweep/living.ts';
import {openPacks} from '../../../../cache/sweep/open-packs.ts';
import {targetsIn} from '../../../../cache/sweep/targets.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {join} from 'node:path';

/** Datasets as a store knows them: by the start of their names and a hash. */
export async function neededBy(dir: string, digests: readonly Digest[], signal: AbortSignal): Promise<ReadonlyMap<Digest, readonly string[]>> {
  const needed = new Map<Digest, string[]>();
  if (digests.length === 0) return needed;
  await using packs = await openPacks(await openIndex(dir, {look: lookAtDisk, note: () => {}}), {packs: join(dir, 'packs'), tmp: join(dir, 'tmp')});
  for (const {name, roots} of await targetsIn(join(dir, 'roots'))) {
    const reached = living(packs.readEach);
    await reached.reach(roots.map(({root}) => root), signal);
    for (const digest of digests) if (reached.holds(digest)) needed.set(digest, [...(needed.get(digest) ?? []), name.replace(/-[0-9a-f]{32}$/, '')]);
  }
  return needed;
}
