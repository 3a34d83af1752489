// The figures a series is summed up by.
import type {Name} from './catalogue.ts';
import type {Run, Series} from './run.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = NaN, high = NaN] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return (low + high) / 2;
}

export function medianOf(runs: readonly Run[], figure: (run: Run) => number | undefined): number {
  return median(runs.map(figure).filter((value) => value !== undefined));
}

export function worstOf(runs: readonly Run[], figure: (run: Run) => number | undefined): number {
  return Math.max(...runs.map(figure).filter((value) => value !== undefined));
}

/**
 * How many times as long one takes as another. The machine is noisy and gets faster and slower by the minute,
 * so each round is compared with itself, and the round in the middle speaks.
 */
export function ratio(series: Series, name: Name, floor: Name): number | undefined {
  const [above, below] = [series.get(name) ?? [], series.get(floor) ?? []];
  const rounds = [...new Set(above.map(({round}) => round))].flatMap((round) => {
    const [one, other] = [above, below].map((runs) => medianOf(runs.filter((run) => run.round === round), ({wallMs}) => wallMs));
    return one === undefined || other === undefined || Number.isNaN(other) ? [] : [one / other];
  });
  return rounds.length === 0 ? undefined : median(rounds);
}

/** None for what was not measured. */
export function figureOf(series: Series, name: Name, sum: (runs: readonly Run[]) => number): number | undefined {
  const runs = series.get(name);
  return runs === undefined || runs.length === 0 ? undefined : sum(runs);
}
