import test from 'ava';
import {trainedRange} from '../../../../stages/format/native/trained-range.ts';
import {random} from '../../../graph/rig/random.ts';

test('trainedRange: a range, or nothing where weights are no range', (t) => {
  const dice = random(5);
  for (let round = 0; round < 2000; round++) {
    const loss = Uint8Array.from({length: dice.int(6)}, () => dice.pick([0, 1, 1, dice.chance(6) ? 2 : 0]));
    const range = trainedRange(loss);
    const spelled = range === undefined ? undefined : loss.map((_, at) => (at >= range.from && at < range.to ? 1 : 0));
    if (spelled !== undefined) t.deepEqual(spelled, loss);
    // What it refuses has another weight than 0 and 1, or a gap.
    else t.true(loss.some((weight) => weight > 1) || /10+1/.test(loss.join('')), loss.join(''));
  }
});
