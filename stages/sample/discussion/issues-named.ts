// The rows of the issues that a request closes.
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {requestId} from '../../source/git/requests/request-change.ts';
import {textedCodec} from './texted.ts';

export const issuesNamed = defineTask({
  name: 'issues that a request closes',
  version: 1,
  input: {row: textedCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: ({row: {closes}}) => closes.map(requestId),
});
