// The task that takes the places out of an outline: a comment that changes ends here.
import {defineTask} from '../../../graph/task/task.ts';
import {outlineAskCodec} from './outline-ask.ts';
import {outlineCodec} from './outline-codec.ts';
import {surfaceCodec} from './surface-codec.ts';
import {surfaceOf} from './surface.ts';

export const surfaceTask = defineTask({
  name: 'surface',
  // 2: in words.
  version: 2,
  input: {ask: outlineAskCodec, outline: outlineCodec},
  output: surfaceCodec,
  shared: true,
  run({ask: {text}, outline}) {
    return text === undefined ? {stub: 'binary'} : surfaceOf(outline, text.bytes);
  },
});
