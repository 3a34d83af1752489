// Measures in rounds: everything once, then everything again, each followed at once by what it is held against, so that noise meets both alike.
import {catalogue, type Name} from './catalogue.ts';
import type {Run, Series} from './run.ts';

export interface Measurement {
  /** Before each run, not measured. */
  prepare?(signal: AbortSignal): Promise<void>;
  run(signal: AbortSignal): Promise<Omit<Run, 'round'>>;
}

export interface Rounds {
  readonly only: readonly Name[];
  readonly runs: number;
  readonly measurements: Readonly<Record<Name, Measurement>>;
  readonly told: (line: {readonly name: Name; readonly run: Run}) => void;
}

export async function measureInRounds({only, runs, measurements, told}: Rounds, signal: AbortSignal): Promise<Series> {
  const series = new Map<Name, Run[]>();
  for (let round = 1; round <= runs; round++) {
    for (const name of order(only)) {
      await measurements[name].prepare?.(signal);
      const run = {round, ...(await measurements[name].run(signal))};
      series.set(name, [...(series.get(name) ?? []), run]);
      told({name, run});
    }
  }
  return series;
}

/** What one round runs, in turn. Where two are held against the same floor, it is measured once. */
export function order(only: readonly Name[]): readonly Name[] {
  const turns = only.flatMap((name) =>
    Array.from({length: catalogue[name].repeats}, (_, at) => [name, ...catalogue[name].against].filter((each) => at < catalogue[each].repeats)).flat(),
  );
  const left = new Map<Name, number>();
  return turns.filter((name) => {
    const rest = left.get(name) ?? catalogue[name].repeats;
    left.set(name, rest - 1);
    return rest > 0;
  });
}
