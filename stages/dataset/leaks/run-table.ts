// Runs of words by their first number, with a state each, in about fifteen bytes a run: a dataset has millions of them.

/** Places that are taken before the table grows. */
const fullest = 0.6;
const low = 2 ** 30;
const fewestSlots = 1024;

export interface RunTable {
  /** Puts a run in that is not there yet, in the first state. */
  add(run: number): void;
  /** 0 for a run that is not there. */
  state(run: number): number;
  /** Of a run that is there. */
  set(run: number, state: number): void;
  /** Forgets all from this one on. */
  dropFrom(run: number): void;
  /** How many are in each state, by its number. */
  counts(): readonly number[];
  /** Those in a state. */
  runsIn(state: number): Generator<number, void, undefined>;
  readonly size: number;
}

export const firstState = 1;
const mostStates = 16;

export function runTable(): RunTable {
  let slots = fewestSlots;
  let runs = new Float64Array(slots);
  let states = new Uint8Array(slots);
  let size = 0;

  /** Its own slot, or the free one that it would get. */
  function slotOf(run: number): number {
    // By the low bits: runs of one pass are all of one range.
    let slot = (run - Math.floor(run / low) * low) & (slots - 1);
    while (states[slot] !== 0 && runs[slot] !== run) slot = slot + 1 === slots ? 0 : slot + 1;
    return slot;
  }

  /** Into a table of so many slots. */
  function move(wanted: number, keeps: (run: number) => boolean): void {
    const [former, formerStates] = [runs, states];
    slots = wanted;
    [runs, states, size] = [new Float64Array(slots), new Uint8Array(slots), 0];
    for (let at = 0; at < formerStates.length; at++) {
      const [run = 0, state = 0] = [former[at], formerStates[at]];
      if (state === 0 || !keeps(run)) continue;
      const slot = slotOf(run);
      runs[slot] = run;
      states[slot] = state;
      size++;
    }
  }

  return {
    add(run) {
      const slot = slotOf(run);
      if (states[slot] !== 0) return;
      runs[slot] = run;
      states[slot] = firstState;
      if (++size > slots * fullest) move(slots * 2, () => true);
    },
    state: (run) => states[slotOf(run)] ?? 0,
    set(run, state) {
      states[slotOf(run)] = state;
    },
    dropFrom: (first) => move(slots, (run) => run < first),
    counts() {
      const counts = Array.from({length: mostStates}, () => 0);
      for (const state of states) if (state !== 0) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
    *runsIn(state) {
      for (const [at, found] of states.entries()) if (found === state) yield runs[at] ?? 0;
    },
    get size() {
      return size;
    },
  };
}
