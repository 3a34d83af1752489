// Runs a light task where the row already is, and gives its plain values. Linked values are not loaded.
import type {Slot} from '../task/key.ts';
import type {AnyTask} from '../task/task.ts';
import type {Part} from '../value/codec.ts';
import type {Digest} from '../value/digest.ts';
import type {Params} from '../value/params.ts';
import type {Context} from './context.ts';
import {heapFor} from './heap.ts';
import {runRow, slotPart} from './run-job.ts';

const rowsAtOnce = 512;
const none: ReadonlyMap<string, unknown> = new Map();

export async function evaluate({store, signal}: Pick<Context, 'store' | 'signal'>, task: AnyTask, {params, rows}: {params: Params; rows: readonly (readonly Slot[])[]}): Promise<unknown[]> {
  const values: unknown[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    signal.throwIfAborted();
    const batch = rows.slice(start, start + rowsAtOnce);
    const heap = await heapFor(store, batch, 0);
    const memo = new Map<Digest, Part>();
    for (const row of batch) {
      const parts = row.map((slot) => slotPart(slot, {heap, reach: 0}, {foreign: new Map(), memo}));
      values.push(await runRow(task, parts, {params, resources: none}));
    }
  }
  return values;
}
