// How long a call of a file is followed. Names may lead round in circles, and what is not understood by then is unknown. Counted in steps, so that every
// machine gives up at the same one.

export interface Patience {
  /** For another call of the file. */
  renew(): void;
  /** False when it is at its end; else `leave` has to follow. */
  enter(): boolean;
  leave(): void;
  /** How often it was at its end: what is found out meanwhile may be half of it. */
  readonly refused: number;
}

/** Calls in code of people need a few dozen of each. */
const [deepest, longest, longestOfFile] = [150, 10_000, 3_000_000];

export function patience(): Patience {
  let [active, left, leftOfFile, refused] = [0, longest, longestOfFile, 0];
  return {
    renew() {
      leftOfFile -= longest - left;
      left = Math.min(longest, leftOfFile);
    },
    enter() {
      if (active >= deepest || left <= 0) {
        refused++;
        return false;
      }
      active++;
      left--;
      return true;
    },
    leave() {
      active--;
    },
    get refused() {
      return refused;
    },
  };
}
