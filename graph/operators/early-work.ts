// Rows that came before their collection was whole, worked on in the order they came, many at a time.
import type {RowChange} from '../merkle/diff.ts';
import type {Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import type {Taker} from './operator.ts';

export interface EarlyWork<T> extends Taker {
  /** Waits for the work. What came of rows that are still what they were then, by id; the others are to be done again. */
  results(rows: readonly RowChange[]): Promise<{readonly early: ReadonlyMap<string, T>; readonly rest: readonly RowChange[]}>;
}

interface Row {readonly id: string; readonly digest: Digest}

/** The second gets under way while the last rows of the first are still at work, so that nobody is idle in between. */
const lotsAtOnce = 2;

/**
 * Fewer rows than `atLeast` are not worth a start, unless they are the last. `work` gives a result for each row; stubs are left out.
 * `ended` is told once nothing more will come of it ahead.
 */
export function earlyWork<T>(atLeast: number, work: (rows: readonly Row[]) => Promise<readonly T[]>, ended: () => void = () => {}): EarlyWork<T> {
  const done = new Map<string, {readonly digest: Digest; readonly result: T}>();
  const working = new Set<Promise<void>>();
  let waiting: Row[] = [];
  let noMore = false;
  let failure: {readonly cause: unknown} | undefined;

  function start(): void {
    while (failure === undefined && working.size < lotsAtOnce && waiting.length >= (noMore ? 1 : atLeast)) {
      const lot = run(waiting).catch((cause: unknown) => void (failure ??= {cause})).finally(() => {
        working.delete(lot);
        start();
      });
      working.add(lot);
      waiting = [];
    }
    if (noMore && working.size === 0) ended();
  }

  async function run(rows: readonly Row[]): Promise<void> {
    const results = await work(rows);
    for (const [at, {id, digest}] of rows.entries()) done.set(id, {digest, result: results[at]!}); // a result for each row
  }

  return {
    take(rows) {
      for (const {id, after} of rows) if (after !== undefined && stubOf(after) === undefined) waiting.push({id, digest: after});
      start();
    },
    end() {
      noMore = true;
      start();
    },
    async results(rows) {
      if (!noMore) waiting = [];
      while (working.size > 0) await Promise.all(working);
      if (failure !== undefined) throw failure.cause;
      const early = new Map<string, T>();
      const rest = rows.filter(({id, after}) => {
        const known = done.get(id);
        if (known === undefined || known.digest !== after) return true;
        early.set(id, known.result);
        return false;
      });
      return {early, rest};
    },
  };
}
