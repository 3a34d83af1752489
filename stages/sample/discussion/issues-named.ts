// The rows of the issues that a request closes.
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {textedCodec} from './texted.ts';

export const issuesNamed = defineTask({
  name: 'issues that a request closes',
  version: 1,
  input: {row: textedCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: ({row: {closes}}) => closes.map(discussionRow),
});
