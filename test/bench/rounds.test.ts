import test from 'ava';
import {names, type Name} from '../../bench/catalogue.ts';
import {median, ratio} from '../../bench/figures.ts';
import {measureInRounds, order, type Measurement} from '../../bench/rounds.ts';
import type {Run} from '../../bench/run.ts';

test('order() measures each floor right after what is held against it, and once a round', (t) => {
  t.deepEqual(order(['cold', 'patches']), ['cold', 'log', 'show', 'patches', 'cat-file', 'sha256']);
});

test('order() alternates what is repeated', (t) => {
  t.deepEqual(order(['no-op']).slice(0, 6), ['no-op', 'no-op-tenth', 'node-start', 'no-op', 'no-op-tenth', 'node-start']);
  t.is(order(['no-op', 'no-op-tenth']).length, 15);
});

test('measureInRounds() prepares before every run, and takes all in turn before it takes any again', async (t) => {
  const happened: string[] = [];
  const measurement = (name: Name): Measurement => ({
    prepare: async () => void happened.push(`prepare ${name}`),
    run: async () => ({wallMs: happened.push(name), cpuMs: 0, peakBytes: undefined}),
  });
  const measurements = Object.fromEntries(names.map((name) => [name, measurement(name)])) as Record<Name, Measurement>;
  const series = await measureInRounds({only: ['cold-merges'], runs: 2, measurements, told: () => undefined}, new AbortController().signal);
  const once = ['prepare cold-merges', 'cold-merges', 'prepare log-merges', 'log-merges'];
  t.deepEqual(happened, [...once, ...once]);
  t.deepEqual(series.get('cold-merges')?.map(({round, wallMs}) => [round, wallMs]), [[1, 2], [2, 6]]);
});

test('ratio() compares each round with itself', (t) => {
  const runs = (...walls: readonly (readonly [number, number])[]): readonly Run[] => walls.map(([round, wallMs]) => ({round, wallMs, cpuMs: 0, peakBytes: undefined}));
  // The machine was ten times slower in the second round: over all rounds together the ratio would be another.
  const series = new Map([['cold', runs([1, 10], [2, 200], [3, 10])], ['log', runs([1, 10], [2, 100], [3, 8], [3, 12])]] as const);
  t.is(ratio(series, 'cold', 'log'), 1);
  t.is(ratio(series, 'cold', 'show'), undefined);
});

test('median() takes the middle, or between the two', (t) => {
  t.deepEqual([median([3, 1, 2]), median([4, 1, 2, 3]), median([])], [2, 2.5, NaN]);
});
