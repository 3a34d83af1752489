import test from 'ava';
import {spellDuration} from '../../../tools/executors/report/spell-duration.ts';
import {spellNumber} from '../../../tools/executors/report/spell-number.ts';

for (const [value, text] of [[0, '0'], [999, '999'], [1000, '1,000'], [1234567.4, '1,234,567']] as const) {
  test(`spellNumber() spells ${value} as ${text}`, (t) => t.is(spellNumber(value), text));
}

for (const [value, text] of [[0, '0 ms'], [999.4, '999 ms'], [999.6, '1.0 s'], [1000, '1.0 s'], [9960, '10 s'], [12_300, '12 s'], [59_700, '1 min 0 s'], [61_000, '1 min 1 s'], [3_599_900, '1 h 0 min'], [5_400_000, '1 h 30 min']] as const) {
  test(`spellDuration() spells ${value} ms as ${text}`, (t) => t.is(spellDuration(value), text));
}
