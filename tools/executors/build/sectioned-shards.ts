// The shards of a collection with the part of the dataset and the phase that they are of, in the order in which a run takes them.
import type {Built} from '../../../graph/build.ts';
import {firstPartOf} from '../../../graph/operators/index-keys.ts';
import type {Store} from '../../../graph/store.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {sectionMeant, type SectionMeant} from '../../../stages/dataset/phases/section-names.ts';
import {splits} from '../../../stages/dataset/split/side.ts';
import type {ShardPlace} from './manifest.ts';
import {phasesBuilt} from './phases-built.ts';
import {rowsNamed} from './read-built.ts';

export interface BuiltShard extends ShardPlace {readonly kind: string; readonly digest: Digest}

interface Placed extends BuiltShard {readonly section: SectionMeant}

/** `collections`: of each kind, in their order. Parts come before phases, phases before kinds, and a kind has its own order. */
export async function sectionedShards(store: Store, built: Pick<Built, 'collections'>, collections: readonly {readonly kind: string; readonly name: string}[]): Promise<readonly BuiltShard[]> {
  const phases = phasesBuilt(built.collections);
  const isSectioned = built.collections.some(({name}) => name.startsWith('sections.'));
  const shards: Placed[] = [];
  for (const {kind, name} of collections) {
    for (const {id, digest} of await rowsNamed(store, built, name)) {
      const section = isSectioned ? sectionMeant(firstPartOf(id)) : {};
      const phase = section.bucket === undefined ? undefined : phases?.[section.bucket]?.name;
      shards.push({kind, digest, section, ...(section.split !== undefined && {split: section.split}), ...(phase !== undefined && {phase})});
    }
  }
  return shards.sort((a, b) => rankOf(a.section) - rankOf(b.section)).map(({section: _, ...shard}) => shard);
}

/** There are fewer than a hundred buckets. */
function rankOf({split = 'train', bucket = 0}: SectionMeant): number {
  return splits.indexOf(split) * 100 + bucket;
}

export function placeOf({split, phase}: ShardPlace): ShardPlace {
  return {...(split !== undefined && {split}), ...(phase !== undefined && {phase})};
}

/** What is known of shards by their digests, at their places of now: one that is kept may have moved, and equal ones may stand at several. */
export function placedEntries<E extends ShardPlace>(wanted: readonly BuiltShard[], entries: ReadonlyMap<Digest, E>): readonly (Omit<E, keyof ShardPlace> & ShardPlace)[] {
  return wanted.flatMap((shard) => {
    const entry = entries.get(shard.digest);
    if (entry === undefined) return [];
    const {split: _, phase: __, ...known} = entry;
    return [{...known, ...placeOf(shard)}];
  });
}
