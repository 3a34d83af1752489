// What reading one text may cost. Counted in steps of the parser and pieces of text it asked for, which are the same on every machine.

export interface Stopped {readonly stopped: string}

export interface Budget {
  /** Counts a piece of text asked for; false when that was one too many. */
  read(): boolean;
  /** Counts a hundred steps; true when that was too many. */
  advance(): boolean;
  readonly stopped: string | undefined;
}

/**
 * Real code, of 14,000 files in 18 languages, takes 0.006 hundreds of steps a unit of text, and never more than a thousand hundreds and 0.015
 * a unit; a list of two-digit numbers takes 0.027. A piece of text holds 5,120 units and is mostly asked for once; a grammar that looks far
 * ahead for every token asks again and again.
 */
const stepsPerUnit = 0.028;
const leastSteps = 1000;
const readsPerUnit = 1 / 1000;
const leastReads = 500;

/**
 * The counts do not see everything: one step on a pile of ambiguous trees may cost as much as a million others. So the thread's own time is the
 * last guard. It stands at thirty times what the longest text takes, where machines do not differ over texts that anybody wrote.
 */
const longestMs = 10_000;

export function budgetOf(units: number, now: () => number): Budget {
  const mostSteps = leastSteps + units * stepsPerUnit;
  const mostReads = leastReads + units * readsPerUnit;
  let steps = 0;
  let reads = 0;
  let until: number | undefined;
  let stopped: string | undefined;

  return {
    read() {
      if (++reads > mostReads) stopped ??= 'is read over and over';
      return stopped === undefined;
    },
    advance() {
      if (++steps > mostSteps) stopped ??= 'takes too many steps';
      if (steps % 16 === 0) {
        until ??= now() + longestMs;
        if (now() > until) stopped ??= 'takes too long';
      }
      return stopped !== undefined;
    },
    get stopped() {
      return stopped;
    },
  };
}
