// Turns new answers into a new map and the list of what really changed: the place where equal outputs stop the wave.
import type {RowChange} from '../merkle/diff.ts';
import {emptyMap} from '../merkle/chunks.ts';
import {lookUp} from '../merkle/read.ts';
import {updateMap} from '../merkle/update.ts';
import type {Context} from '../run/context.ts';
import {byCodeUnit} from '../value/by-code-unit.ts';
import type {Digest} from '../value/digest.ts';
import {isLost} from '../value/stub.ts';

/** `answers`: the rows that were looked at, `undefined` for those that are gone. */
export async function settle({chunks}: Context, formerRows: Digest | undefined, answers: ReadonlyMap<string, Digest | undefined>) {
  const ids = [...answers.keys()].sort(byCodeUnit);
  const before = formerRows === undefined ? [] : await lookUp(chunks, formerRows, ids);
  const changes: RowChange[] = [];
  const lost: string[] = [];
  for (const [at, id] of ids.entries()) {
    const after = answers.get(id);
    if (after !== undefined && isLost(after)) lost.push(id);
    if (before[at] !== after) changes.push({id, before: before[at], after});
  }
  return {rows: await applyChanges({chunks}, formerRows ?? emptyMap, changes), changes, lost};
}

export async function applyChanges({chunks}: Pick<Context, 'chunks'>, root: Digest, changes: readonly RowChange[]): Promise<Digest> {
  const rows = await updateMap(
    chunks,
    root,
    changes.map(({id, after}) => ({id, entry: after === undefined ? undefined : {id, digest: after, count: 1}})),
  );
  await chunks.flush();
  return rows;
}
