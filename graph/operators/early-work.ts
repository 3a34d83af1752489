// Rows that came before their collection was whole, worked on in the order they came, many at a time.
import type {RowChange} from '../merkle/diff.ts';
import type {Digest} from '../value/digest.ts';
import {stubOf} from '../value/stub.ts';
import type {Ahead} from './operator.ts';

export interface EarlyWork<T> extends Ahead {
  /** Waits for the work. What came of rows that are still what they were then, by id; the others are to be done again. */
  results(rows: readonly RowChange[]): Promise<{readonly early: ReadonlyMap<string, T>; readonly rest: readonly RowChange[]}>;
}

/** Fewer rows than `atLeast` are not worth a start. `work` gives a result for each row; stubs are left out. */
export function earlyWork<T>(atLeast: number, work: (rows: readonly {readonly id: string; readonly digest: Digest}[]) => Promise<readonly T[]>): EarlyWork<T> {
  const done = new Map<string, {readonly digest: Digest; readonly result: T}>();
  let waiting: {readonly id: string; readonly digest: Digest}[] = [];
  let working: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length >= atLeast) {
      const rows = waiting;
      waiting = [];
      const results = await work(rows);
      for (const [at, {id, digest}] of rows.entries()) done.set(id, {digest, result: results[at]!}); // a result for each row
    }
    working = undefined;
  }

  return {
    take(rows) {
      for (const {id, after} of rows) if (after !== undefined && stubOf(after) === undefined) waiting.push({id, digest: after});
      if (working !== undefined || waiting.length < atLeast) return;
      working = drain();
      working.catch(() => undefined); // whoever asks for results is told; `working` stays what it is
    },
    async results(rows) {
      waiting = [];
      await working;
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
