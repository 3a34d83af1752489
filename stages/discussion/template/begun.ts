// The tasks that tell which templates a discussion may have been begun with: by what it is, and by when it was written.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {templateHistoryCodec} from '../../source/git/templates/template-history.ts';
import {discussionCodec} from '../discussion-document.ts';
import {templateRow} from './template-text.ts';
import {templatesInForce} from './templates-in-force.ts';

/** What of a discussion says which templates there were for it. */
export interface Begun {readonly kind: 'request' | 'issue'; readonly times: readonly number[]}
export const begunCodec = jsonCodec<Begun>('beginning of a discussion');
export const namesCodec = jsonCodec<readonly string[]>('ids');

/** Who edits a text may begin it anew. */
export const beginningTask = defineTask({
  name: 'beginning of a discussion',
  version: 1,
  input: {discussion: discussionCodec},
  output: begunCodec,
  light: true,
  run: ({discussion: {request, at, edited}}): Begun => ({kind: request === undefined ? 'issue' : 'request', times: typeof edited === 'number' && edited !== at ? [at, edited] : [at]}),
});

export const historyOfBegun = defineTask({name: 'kind of a discussion', version: 1, ...naming(begunCodec, ({kind}) => [kind])});

/** Where templates come and go, this is told anew of every discussion, and what it tells is mostly the same. */
export const templatesOfBegun = defineTask({
  name: 'templates of a discussion',
  version: 1,
  input: {begun: joinedCodec(begunCodec, templateHistoryCodec)},
  output: namesCodec,
  reach: 1,
  run: ({begun: {row: {value: {times}}, refs: [history]}}) => templatesInForce(valueIn(history) ?? {versions: []}, times).map(templateRow),
});

export const namedTemplates = defineTask({
  name: 'template of a discussion',
  version: 2, // it names versions, and not all lines of a kind
  ...naming(namesCodec, (row) => row),
});
