// What a light task makes of changed rows, as they were or as they are now. Rows that are not there, and stubs, make nothing.
import type {RowChange} from '../merkle/diff.ts';
import type {Context} from '../run/context.ts';
import {evaluate} from '../run/evaluate.ts';
import type {AnyTask} from '../task/task.ts';
import type {Digest} from '../value/digest.ts';
import {isStub, stubOf} from '../value/stub.ts';

export type Side = 'before' | 'after';
export interface MadeOf {readonly id: string; readonly digest: Digest; readonly value: unknown}

export async function valuesOn(context: Context, task: AnyTask, {changes, side}: {changes: readonly RowChange[]; side: Side}): Promise<readonly MadeOf[]> {
  const rows = changes.flatMap(({id, [side]: digest}) => (digest === undefined || stubOf(digest) !== undefined ? [] : [{id, digest}]));
  const values = await evaluate(context, task, {params: null, rows: rows.map(({digest}) => [digest])});
  return rows.flatMap((row, at) => (isStub(values[at]) ? [] : [{...row, value: values[at]}]));
}
