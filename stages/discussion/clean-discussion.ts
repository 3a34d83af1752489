// The task that takes out of a discussion what nobody wrote for it, and says what kind of discussion it is.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {valueIn} from '../../graph/value/value-in.ts';
import {cleanBody} from './clean-body.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {inTime} from './document-of.ts';
import {natureOf} from './nature-of.ts';
import {namesCodec} from './template/begun.ts';
import {templateTextCodec, type TemplateText} from './template/template-text.ts';
import type {Written} from './written.ts';

export const cleanDiscussion = defineTask({
  name: 'clean discussion',
  version: 2, // it takes out the template that was in force, and forms, heads of mails and more signatures
  input: {discussion: discussionCodec, templates: joinedCodec(namesCodec, templateTextCodec)},
  output: discussionCodec,
  reach: 1,
  run: ({discussion, templates: {refs}}): DiscussionDocument => withoutNoise(discussion, refs.flatMap((template) => valueIn(template) ?? [])),
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
