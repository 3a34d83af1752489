// The task that takes out of a discussion what nobody wrote for it, and says what kind of discussion it is; and those that tell which templates it may have been begun with.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {templateHistoryCodec} from '../source/git/templates/template-history.ts';
import {cleanBody} from './clean-body.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {inTime} from './document-of.ts';
import {natureOf} from './nature-of.ts';
import {templateRow, templateTextCodec, type TemplateText} from './template/template-text.ts';
import {templatesInForce} from './template/templates-in-force.ts';
import type {Written} from './written.ts';

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
  run: ({begun: {row: {value: {times}}, refs: [history]}}) => (history === undefined || isStub(history) ? [] : templatesInForce(history.value, times).map(templateRow)),
});

export const namedTemplates = defineTask({
  name: 'template of a discussion',
  version: 2, // it names versions, and not all lines of a kind
  ...naming(namesCodec, (row) => row),
});

export const cleanDiscussion = defineTask({
  name: 'clean discussion',
  version: 2, // it takes out the template that was in force, and forms, heads of mails and more signatures
  input: {discussion: discussionCodec, templates: joinedCodec(namesCodec, templateTextCodec)},
  output: discussionCodec,
  reach: 1,
  run: ({discussion, templates: {refs}}): DiscussionDocument => withoutNoise(discussion, refs.flatMap((template) => (template === undefined || isStub(template) ? [] : [template.value]))),
});

/** Texts in the order they were said: a reply quotes what stands before it. */
function withoutNoise(document: DiscussionDocument, templates: readonly TemplateText[]): DiscussionDocument {
  const {comments, reviews, threads, request} = document;
  const merged = request?.merged?.at ?? Infinity;
  const said = [document, ...inTime([...comments, ...reviews, ...threads.flatMap(({remarks}) => remarks)])];
  const earlier = new Set<string>();
  const cleaned = new Map<Written, ReturnType<typeof cleanBody>>();
  for (const [at, one] of said.entries()) {
    cleaned.set(one, cleanBody(one.body, {templates: at === 0 ? templates : [], earlier}));
    for (const line of one.body.split('\n')) if (line.trim().length > 2) earlier.add(line.trim());
  }
  const clean = <T extends Written>(one: T): T => {
    const {body, removed} = cleaned.get(one) ?? {body: one.body, removed: []};
    return {...one, body, ...(removed.length > 0 && {removed}), ...(typeof one.edited === 'number' && one.edited > merged && {late: true as const})};
  };
  const nature = natureOf(document);
  return {...clean(document), comments: comments.map(clean), reviews: reviews.map(clean), threads: threads.map((thread) => ({...thread, remarks: thread.remarks.map(clean)})), ...(nature !== undefined && {nature})};
}
