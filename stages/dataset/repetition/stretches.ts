// One source cut where anything that shows it begins or ends: each stretch is shown by the same runs from its first byte to its last.
import type {Run} from './run.ts';

/** A run of an owner, and where in the text of its span the stretch lies. */
export interface Cover<T extends Run> {readonly run: T; readonly from: number; readonly to: number}
export interface Stretch<T extends Run> {readonly bytes: number; readonly covers: readonly Cover<T>[]}

/** In the order of the source; covers in the order of the runs. Lines that all of their runs show as a whole are one stretch. */
export function* stretchesOf<T extends Run>(runs: readonly T[]): Generator<Stretch<T>> {
  const starting = runs.map((run, at) => ({run, at})).sort((a, b) => a.run.line - b.run.line || a.at - b.at);
  const borders = [...new Set(runs.flatMap(bordersOf))].sort((a, b) => a - b);
  let next = 0;
  let active: {readonly run: T; readonly at: number}[] = [];
  for (const [at, from] of borders.slice(0, -1).entries()) {
    const to = borders[at + 1] ?? from;
    active = active.filter(({run}) => run.line + run.lengths.length > from);
    for (let one = starting[next]; one !== undefined && one.run.line === from; one = starting[++next]) active.push(one);
    if (active.length === 0) continue;
    const own = active.toSorted((a, b) => a.at - b.at).map(({run}) => run);
    if (to - from > 1) yield wholeLines(own, from, to);
    else yield* columnsOf(own, from);
  }
}

/** A first and a last line may be shown in part, so each stands by itself. */
function bordersOf({line, skip, lengths}: Run): readonly number[] {
  const end = line + lengths.length;
  return [line, ...(skip > 0 ? [line + 1] : []), end - 1, end];
}

function wholeLines<T extends Run>(runs: readonly T[], line: number, end: number): Stretch<T> {
  const covers = runs.map((run): Cover<T> => ({run, from: placeOf(run, line), to: placeOf(run, end)}));
  const [first] = covers;
  return {bytes: first === undefined ? 0 : first.to - first.from - first.run.signs * (end - line), covers};
}

/** The stretches of one line. */
function* columnsOf<T extends Run>(runs: readonly T[], line: number): Generator<Stretch<T>> {
  const shown = runs.map((run) => {
    const from = line === run.line ? run.skip : 0;
    return {run, from, to: from + (run.lengths[line - run.line] ?? 0)};
  });
  const borders = [...new Set(shown.flatMap(({from, to}) => [from, to]))].sort((a, b) => a - b);
  for (const [at, from] of borders.slice(0, -1).entries()) {
    const to = borders[at + 1] ?? from;
    const covers = shown.filter((one) => one.from <= from && one.to >= to).map((one): Cover<T> => {
      const start = placeOf(one.run, line);
      // The signs of a patch go with the first byte of its line.
      const column = (place: number) => start + (place === 0 ? 0 : one.run.signs) + place - one.from;
      return {run: one.run, from: column(from), to: column(to)};
    });
    if (covers.length > 0) yield {bytes: to - from, covers};
  }
}

/** Where a line begins in the text that the run is of; the line behind its last one is where it ends. */
function placeOf<T extends Run>(run: T, line: number): number {
  const known = placesOfRuns.get(run) ?? placesIn(run);
  placesOfRuns.set(run, known);
  return known[line - run.line] ?? 0;
}

const placesOfRuns = new WeakMap<Run, Float64Array>();

function placesIn({at, signs, lengths}: Run): Float64Array {
  const places = new Float64Array(lengths.length + 1);
  places[0] = at;
  for (const [line, length] of lengths.entries()) places[line + 1] = (places[line] ?? 0) + signs + length;
  return places;
}
