// Joins two maps of offsets, raw to text and text to cleaner text, into the one from raw to the last.
import {rawOffset, type Moves} from './moves.ts';

/**
 * A pair where either map has one. Both are straight between their pairs, so the joined one is straight between its own. Within what
 * was replaced the first map does not matter: there is no telling which byte of a placeholder came from which byte of a secret.
 */
export function composedMoves(first: Moves, second: Moves): Moves {
  const joined: (readonly [number, number])[] = [];
  let index = 0;
  for (let step = 0; step <= second.length; step++) {
    const before = second[step - 1];
    const next = second[step];
    // Bytes are kept as they are between two pairs of equal distance, before the first pair and after the last.
    const kept = before === undefined || next === undefined || next[0] - before[0] === next[1] - before[1];
    const shift = before === undefined ? 0 : before[1] - before[0];
    for (; index < first.length; index++) {
      const pair = first[index];
      if (pair === undefined || (next !== undefined && pair[1] >= next[0])) break;
      if (kept && pair[1] > (before?.[0] ?? -1)) joined.push([pair[0], pair[1] + shift]);
    }
    if (next !== undefined) joined.push([rawOffset(first, next[0]), next[1]]);
  }
  return joined;
}
