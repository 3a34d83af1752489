// Finds long runs of token bytes while reading a fraction of them: a run of twenty holds every twentieth byte.
import {tokenByte} from './byte-classes.ts';

/** Shorter runs hold no token of any provider, and no key that entropy could tell from a name. */
export const shortestRun = 20;

/** Told of a maximal run; answers where to go on, at or after the end of the run. */
export type RunVisitor = (from: number, to: number) => number;

/** Runs come in order. What lies before the offset a visitor answered with is not looked at again. */
export function eachLongRun(bytes: Uint8Array, visit: RunVisitor): void {
  const end = bytes.length;
  let floor = 0;
  for (let at = shortestRun - 1; at < end;) {
    if (tokenByte[bytes[at] ?? 0] === 0) {
      floor = at + 1;
      at += shortestRun;
      continue;
    }
    let to = at + 1;
    while (to < end && tokenByte[bytes[to] ?? 0] === 1) to++;
    let from = at;
    while (from > floor && tokenByte[bytes[from - 1] ?? 0] === 1) from--;
    floor = to - from >= shortestRun ? Math.max(to, visit(from, to)) : to;
    at = floor + shortestRun - 1;
  }
}
