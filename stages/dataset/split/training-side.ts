// What nobody wrote is for training alone: a model is judged by what people did, so in the other parts there is none of it.
import {defineTask} from '../../../graph/task/task.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {sideCodec} from './side.ts';

/** Kinds that have such samples. The flags of the samples decide; others are not asked. */
export const syntheticKinds: ReadonlySet<string> = new Set(['identifiers']);

export const trainingSide = defineTask({
  name: 'side of what nobody wrote',
  version: 1,
  input: {side: sideCodec, samples: samplesCodec},
  output: sideCodec,
  // The samples, not the texts they draw from.
  reach: 1,
  run: ({side, samples}) => (side.split !== 'train' && samples.body().samples.some(({synthetic}) => synthetic) ? {stub: 'synthetic'} : side),
});
