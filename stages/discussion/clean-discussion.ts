// The task that takes out of a discussion what nobody wrote for it, and says what kind of discussion it is.
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {cleanBody} from './clean-body.ts';
import {discussionCodec, type DiscussionDocument} from './discussion-document.ts';
import {inTime} from './document-of.ts';
import {natureOf} from './nature-of.ts';
import {templateLinesCodec} from './templates.ts';
import type {Written} from './written.ts';

export const templateOfDiscussion = defineTask({
  name: 'template of a discussion',
  version: 1,
  input: {row: discussionCodec},
  output: jsonCodec<readonly string[]>('ids'),
  light: true,
  run: ({row}) => [row.request === undefined ? 'issue' : 'request'],
});

export const cleanDiscussion = defineTask({
  name: 'clean discussion',
  version: 1,
  input: {discussion: joinedCodec(discussionCodec, templateLinesCodec)},
  output: discussionCodec,
  reach: 1,
  run({discussion: {row: {value}, refs: [template]}}): DiscussionDocument {
    return withoutNoise(value, new Set(template === undefined || isStub(template) ? [] : template.value.lines));
  },
});

/** Texts in the order they were said: a reply quotes what stands before it. */
function withoutNoise(document: DiscussionDocument, template: ReadonlySet<string>): DiscussionDocument {
  const {comments, reviews, threads} = document;
  const said = [document, ...inTime([...comments, ...reviews, ...threads.flatMap(({remarks}) => remarks)])];
  const earlier = new Set<string>();
  const cleaned = new Map<Written, ReturnType<typeof cleanBody>>();
  for (const [at, one] of said.entries()) {
    cleaned.set(one, cleanBody(one.body, {template: at === 0 ? template : noLines, earlier}));
    for (const line of one.body.split('\n')) if (line.trim().length > 2) earlier.add(line.trim());
  }
  const clean = <T extends Written>(one: T): T => {
    const {body, removed} = cleaned.get(one) ?? {body: one.body, removed: []};
    return {...one, body, ...(removed.length > 0 && {removed})};
  };
  const nature = natureOf(document);
  return {...clean(document), comments: comments.map(clean), reviews: reviews.map(clean), threads: threads.map((thread) => ({...thread, remarks: thread.remarks.map(clean)})), ...(nature !== undefined && {nature})};
}

const noLines: ReadonlySet<string> = new Set();
