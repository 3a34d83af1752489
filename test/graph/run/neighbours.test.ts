import test from 'ava';
import {neighbours} from '../../../graph/run/neighbours.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {random} from '../rig/random.ts';

function row(...foreign: string[]) {
  return {surface: {stored: undefined, foreign: foreign.map((address) => `toy:${address}` as Digest)}};
}

test('neighbours() walks along a chain of versions, whatever the order it was given', (t) => {
  const chain = Array.from({length: 200}, (_, at) => row(String(at), String(at + 1)));
  const dice = random(5);
  const mixed = chain.map((one) => [dice.int(1e6), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one);
  const ordered = neighbours(mixed);
  t.is(new Set(ordered).size, 200);
  const breaks = ordered.filter((one, at) => at > 0 && !one.surface.foreign.some((address) => ordered[at - 1]?.surface.foreign.includes(address)));
  t.true(breaks.length < 20, `${breaks.length} breaks`);
});

test('neighbours() keeps every row once when many share an address, and the order of rows that share none', (t) => {
  const hub = Array.from({length: 50}, (_, at) => row('hub', String(at)));
  t.deepEqual(new Set(neighbours(hub)).size, 50);
  t.is(neighbours(hub).length, 50);
  const apart = [row('a'), row(), row('b')];
  t.deepEqual(neighbours(apart), apart);
});
