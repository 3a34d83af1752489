// Which members the records of a kind have, and of what type: what a reader has to know of columns before it reads.
import {defineTask} from '../../graph/task/task.ts';
import type {Params} from '../../graph/value/params.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {counter} from './counter.ts';
import {tallyCodec, type Tally} from './tally.ts';

/** `time` is a text that reads as a moment: readers that guess types make a moment of it, and lose how it was written. `json` is whatever has members or items of its own. */
export type FieldType = 'text' | 'time' | 'integer' | 'number' | 'flag' | 'json' | 'nothing';

export const tallyFields = defineTask({
  name: 'tally of fields',
  version: 1,
  input: {row: samplesCodec},
  output: tallyCodec,
  // The samples, not the texts that they name.
  reach: 1,
  run({row}): Tally {
    const counts: Record<string, number> = {};
    const count = counter(counts);
    for (const {meta} of row.body().samples) for (const [name, value] of Object.entries(meta)) count(`${typeOf(value)} ${name}`);
    return counts;
  },
});

function typeOf(value: Params): FieldType {
  switch (typeof value) {
    case 'string':
      return time.test(value) ? 'time' : 'text';
    case 'boolean':
      return 'flag';
    case 'number':
      return Number.isSafeInteger(value) ? 'integer' : 'number';
    default:
      return value === null ? 'nothing' : 'json';
  }
}

/** As Arrow reads them. */
const time = /^\d{4}-\d\d-\d\d(?:[ T]\d\d(?::?\d\d(?::?\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/;
