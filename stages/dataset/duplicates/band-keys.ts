// MinHash in bands: texts that share most of their runs agree, likely, on all rows of some band. Which texts to compare, never whether they are alike.
import {mixed} from './mixed.ts';
import type {NearRules} from './near-rules.ts';

/** A key for each band; none without runs, of which nothing can be told. */
export function bandKeys(runs: Uint32Array, {bands, rows}: Pick<NearRules, 'bands' | 'rows'>): readonly string[] {
  if (runs.length === 0) return [];
  const places = placesFor(bands * rows);
  return Array.from({length: bands}, (_, band) => {
    let [left, right] = [0, 0];
    for (let row = band * rows; row < (band + 1) * rows; row++) {
      const least = leastOf(runs, places[row * 2] ?? 0, places[row * 2 + 1] ?? 0);
      left = mixed(Math.imul(left, 31) + least);
      right = mixed(Math.imul(right, 0x2c1b3c6d) ^ least);
    }
    return `${band} ${hex(left)}${hex(right)}`;
  });
}

/** One row of the sketch: the runs in an order of its own, and which stands first. Odd factors lose nothing. */
function leastOf(runs: Uint32Array, factor: number, offset: number): number {
  let least = 0x7fffffff;
  for (let at = 0; at < runs.length; at++) {
    const place = (Math.imul(runs[at] ?? 0, factor) + offset) | 0;
    if (place < least) least = place;
  }
  return least;
}

/** Factors and offsets by their number alone: the same on every machine, for ever. */
function placesFor(count: number): Int32Array {
  const known = made.get(count);
  if (known !== undefined) return known;
  const places = Int32Array.from({length: count * 2}, (_, at) => (at % 2 === 0 ? mixed(at + 0x9e3779b9) | 1 : mixed(at * 0x85ebca6b + 42)));
  made.set(count, places);
  return places;
}

const made = new Map<number, Int32Array>();

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, '0');
}
