// The task that takes the places out of an outline: a comment that changes ends here.
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {outlineAskCodec} from './outline-ask.ts';
import {outlineCodec} from './outline-codec.ts';
import {surfaceOf, type Surface} from './surface.ts';

export const surfaceCodec = jsonCodec<Surface>('surface');

export const surfaceTask = defineTask({
  name: 'surface',
  version: 1,
  input: {ask: outlineAskCodec, outline: outlineCodec},
  output: surfaceCodec,
  run({ask: {text}, outline}) {
    return text === undefined ? {stub: 'binary'} : surfaceOf(outline, text.bytes);
  },
});
