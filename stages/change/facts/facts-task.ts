// The task that tells the facts of a change from its two surfaces.
import {defineTask} from '../../../graph/task/task.ts';
import {factsCodec} from './fact.ts';
import {factsOf} from './facts-of.ts';
import {surfacePairCodec, type SurfacePair} from './surface-pair.ts';

export const factsTask = defineTask({
  name: 'change facts',
  // 2: bases are named. 3: so is the kind of what is around. 4: conditions of queries are told.
  version: 4,
  input: {pair: surfacePairCodec},
  output: factsCodec,
  run: ({pair: {before, after}}) => factsOf(surface(before), surface(after)),
});

function surface(side: SurfacePair['before']): Exclude<SurfacePair['before'], string> {
  if (typeof side === 'string') throw new Error('A pair of surfaces is decoded with its surfaces');
  return side;
}
