// The room that the sequences of one long sample leave in their windows, where these are packed: others of the sample are made to fill it.
import type {CutRules} from './cut-sizes.ts';

export interface RoomLeft {
  leave(room: number): void;
  /** Asks for the largest first whether something fills it; what that leaves of it stays. */
  take(fill: (room: number) => Filling | undefined): number | undefined;
}

export interface Filling {readonly to: number; readonly length: number}

/** Less is left to what the shard has besides: sequences that are shorter tell a model little. */
const leastShare = 1 / 32;
/** Looking at each of very many would take time and find no more. */
const mostTried = 16;

export function roomLeft({tokens, overlap, pack}: CutRules): RoomLeft {
  const rooms: number[] = [];
  const least = tokens * leastShare + overlap;
  return {leave, take};

  function leave(room: number): void {
    if (pack !== true || room < least) return;
    const at = rooms.findIndex((other) => other < room);
    rooms.splice(at < 0 ? rooms.length : at, 0, room);
  }

  function take(fill: (room: number) => Filling | undefined): number | undefined {
    for (const [at, room] of rooms.slice(0, mostTried).entries()) {
      const filling = fill(room);
      if (filling === undefined) continue;
      rooms.splice(at, 1);
      leave(room - filling.length);
      return filling.to;
    }
    return undefined;
  }
}
