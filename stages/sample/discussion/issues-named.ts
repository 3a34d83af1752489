// The rows of the issues that a request closes.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {discussionRow} from '../../source/github/discussion-row.ts';
import {textedCodec} from './texted.ts';

export const issuesNamed = defineTask({name: 'issues that a request closes', version: 1, ...naming(textedCodec, ({closes}) => closes.map(discussionRow))});
