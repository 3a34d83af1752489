// What an outline adds to the statistics: its language, how it was read, and what is in it.
import {defineTask} from '../../graph/task/task.ts';
import {outlineCodec} from '../parse/outline/outline-codec.ts';
import {tallyCodec, type Tally} from './tally.ts';

export const tallyOutlines = defineTask({
  name: 'tally of outlines',
  version: 1,
  input: {row: outlineCodec},
  output: tallyCodec,
  light: true,
  run({row: {language, how, damaged, declarations, imports, calls}}): Tally {
    const counts = {declarations: declarations.length, imports: imports.length, calls: calls.length};
    return {
      files: 1,
      ...counts,
      ...(damaged && {damaged: 1}),
      [`language ${language} files`]: 1,
      [`language ${language} by ${how}`]: 1,
      [`language ${language} declarations`]: declarations.length,
    };
  },
});
