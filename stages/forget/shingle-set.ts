// The runs of words that only removed texts have: taken from those, less what remaining texts have as well.
import {shingleScanner, type Visit} from './shingles.ts';

export interface ShingleSet {
  /** Tells how many words the text has: one of fewer than a run has none. */
  add(text: Uint8Array): number;
  /** Takes out what a text has that remains. */
  remove(text: Uint8Array): void;
  /** A search through one text, piece by piece. */
  search(): Search;
  readonly size: number;
}

export interface Search {
  feed(bytes: Uint8Array): void;
  /** How many different runs were found. */
  end(): number;
}

/** Bits by the start of a run's first number. Nearly all runs of a text are unknown, and a look at a bit is much cheaper than a question to a map. */
const sieveBits = 2 ** 24;
const perBit = 2 ** 53 / sieveBits;

export function shingleSet(): ShingleSet {
  const runs = new Map<number, number>();
  const sieve = new Uint8Array(sieveBits / 8);

  function has(first: number, second: number): boolean {
    const bit = (first / perBit) | 0;
    return ((sieve[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0 && runs.get(first) === second;
  }

  function note(first: number, second: number): void {
    const bit = (first / perBit) | 0;
    sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
    runs.set(first, second);
  }

  return {
    add: (text) => scanned(text, note),
    remove(text) {
      scanned(text, (first, second) => {
        if (has(first, second)) runs.delete(first);
      });
    },
    search() {
      const found = new Set<number>();
      const scanner = shingleScanner((first, second) => {
        if (has(first, second)) found.add(first);
      });
      return {
        feed: (bytes) => scanner.feed(bytes),
        end() {
          scanner.end();
          return found.size;
        },
      };
    },
    get size() {
      return runs.size;
    },
  };
}

/** Tells how many words there are. */
function scanned(text: Uint8Array, visit: Visit): number {
  const scanner = shingleScanner(visit);
  scanner.feed(text);
  scanner.end();
  return scanner.words;
}
