// What became of the data of a training since it began: documents that came, that say something else now, and that are gone.
import type {Selection} from './passes.ts';
import type {PhaseData, TrainShard} from './phase-data.ts';

export interface DataChange {
  /** By phase, those that it did not have. */
  readonly added: ReadonlyMap<string, readonly Selection[]>;
  /** Digests of documents that no phase has any more, and in whose place there is something new. */
  readonly edited: ReadonlySet<string>;
  /** Those in whose place there is nothing. */
  readonly removed: ReadonlySet<string>;
}

export function changeOf(former: readonly PhaseData[], now: readonly PhaseData[]): DataChange {
  const there = countsOf(now.flatMap(({shards}) => shards));
  const added = new Map(now.map((data) => [data.phase, additions(former.find(({phase}) => phase === data.phase), data)] as const).filter(([, selected]) => selected.length > 0));
  const [edited, removed] = [new Set<string>(), new Set<string>()];
  for (const {phase, shards} of former) {
    const before = documentsOf(shards);
    const after = documentsOf(now.find((data) => data.phase === phase)?.shards ?? []);
    const [known, kept] = [new Set(before), new Set(after)];
    const gone = byNeighbour(before, kept);
    const came = byNeighbour(after, known);
    for (const [neighbour, documents] of gone) {
      // Of several in one place nobody knows which one an addition stands for: only where there are enough is none of them missed.
      const isEdit = (came.get(neighbour)?.length ?? 0) >= documents.length;
      for (const document of documents) if (!there.has(document)) (isEdit ? edited : removed).add(document);
    }
  }
  // What is gone in one place must be gone in all.
  for (const document of removed) edited.delete(document);
  return {added, edited, removed};
}

export function isChanged({added, edited, removed}: DataChange): boolean {
  return added.size > 0 || edited.size > 0 || removed.size > 0;
}

function documentsOf(shards: readonly TrainShard[]): readonly string[] {
  return shards.flatMap(({documents}) => documents);
}

function countsOf(shards: readonly TrainShard[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of documentsOf(shards)) counts.set(document, (counts.get(document) ?? 0) + 1);
  return counts;
}

/** A document may stand in it several times: as often as it did is nothing new. */
function additions(former: PhaseData | undefined, {shards}: PhaseData): readonly Selection[] {
  const known = countsOf(former?.shards ?? []);
  return shards.flatMap((shard): readonly Selection[] => {
    const wanted = new Set<number>();
    for (const [at, document] of shard.documents.entries()) {
      const left = known.get(document) ?? 0;
      if (left > 0) known.set(document, left - 1);
      else wanted.add(at);
    }
    return wanted.size === 0 ? [] : [{shard, wanted}];
  });
}

/** Those that are not among the others, by the last one before them that is. */
function byNeighbour(documents: readonly string[], others: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let neighbour = '';
  for (const document of documents) {
    if (others.has(document)) neighbour = document;
    else {
      const beside = found.get(neighbour) ?? [];
      found.set(neighbour, beside);
      beside.push(document);
    }
  }
  return found;
}
