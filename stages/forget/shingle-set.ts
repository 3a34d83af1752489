// The runs of words that only removed texts have: taken from those, less what remaining texts have as well.
import {shingleScanner} from './shingles.ts';

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

export function shingleSet(): ShingleSet {
  const runs = new Map<number, number>();
  return {
    add(text) {
      const scanner = shingleScanner((first, second) => void runs.set(first, second));
      scanner.feed(text);
      scanner.end();
      return scanner.words;
    },
    remove(text) {
      const scanner = shingleScanner((first, second) => {
        if (runs.get(first) === second) runs.delete(first);
      });
      scanner.feed(text);
      scanner.end();
    },
    search() {
      const found = new Set<number>();
      const scanner = shingleScanner((first, second) => {
        if (runs.get(first) === second) found.add(first);
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
