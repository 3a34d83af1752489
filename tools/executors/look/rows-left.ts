// Which row of a collection each shard of the manifest is: those of equal bytes stand at several places, and each takes one of their rows.
import type {Entry} from '../../../graph/merkle/chunk.ts';

/** Takes a row of that digest; none where all are taken. */
export type RowsLeft = (digest: string) => string | undefined;

export function rowsLeft(rows: readonly Entry[]): RowsLeft {
  const left = Map.groupBy(rows, ({digest}): string => digest);
  return (digest) => left.get(digest)?.shift()?.id;
}
