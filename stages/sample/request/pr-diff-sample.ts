// The request as the seed writes it: title, description, the whole diff, reviews and comments. Seed A's `type: "pr_diff"`, to the byte.
import type {Params} from '../../../graph/value/params.ts';
import type {DiscussionDocument} from '../../discussion/discussion-document.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {mark} from '../mark.ts';
import type {Span} from '../sample.ts';
import {sampleOfRequest, samplesWithin, spansOfPatches, type OpenedRequest} from './request-input.ts';
import {requestTask} from './request-task.ts';

export const prDiffSample = requestTask({
  name: 'request sample',
  version: 2, // it says what is no person's work, and what was edited after the merge
  samplesOf(request, rules) {
    const {document, texts, patches, say} = request;
    const [reviews, comments] = [reviewLines(request, rules), commentLines(request, rules)];
    const spans: readonly Span[] = [
      mark('start'),
      template(`Pull Request #${document.number}: `, 1),
      say(texts.title, 1),
      ...(isEmpty(texts.body) ? [] : [template('\n\nDescription:\n', 1), say(texts.body, 1)]),
      template('\n\nDiff:\n', 1),
      ...spansOfPatches(patches.whole, 1),
      template('\n\n', 1),
      ...(reviews.length === 0 ? [] : [template('Reviews:\n', 1), ...reviews.flat()]),
      ...(reviews.length === 0 || comments.length === 0 ? [] : [template('\n', 1)]),
      ...(comments.length === 0 ? [] : [template('Comments:\n', 1), ...comments.flat()]),
      mark('end'),
    ];
    return samplesWithin([sampleOfRequest(request, {kind: 'pr_diff', spans, meta: beside(request)})], rules, 'no-change');
  },
});

function reviewLines({document, texts, say}: OpenedRequest, rules: DiscussionRules): readonly (readonly Span[])[] {
  return document.reviews.flatMap((review, at) => {
    const place = texts.reviews[at];
    if (place === undefined || review.hidden !== undefined || isBot(review.by, rules)) return [];
    return [[template(`- ${loginOf(review.by)} (${review.state.toUpperCase()}): `, 1), say(place, 1), template('\n', 1)]];
  });
}

/** Those on the whole request, then those on its lines. */
function commentLines({document, texts, say}: OpenedRequest, rules: DiscussionRules): readonly (readonly Span[])[] {
  const whole = document.comments.map((comment, at) => ({...comment, place: texts.comments[at], on: ''}));
  const lines = document.threads.flatMap(({path, remarks}, at) => remarks.map((remark, which) => ({...remark, place: texts.threads[at]?.remarks[which], on: ` on ${path}`})));
  return [...whole, ...lines].flatMap(({by, hidden, place, on}) => {
    if (place === undefined || hidden !== undefined || isBot(by, rules)) return [];
    return [[template(`- ${loginOf(by)}${on}: `, 1), say(place, 1), template('\n', 1)]];
  });
}

/** How many of the answers were. */
export function laterEdits({comments, reviews, threads}: Pick<DiscussionDocument, 'comments' | 'reviews' | 'threads'>): Readonly<Record<string, Params>> {
  const count = [...comments, ...reviews, ...threads.flatMap(({remarks}) => remarks)].filter(({late}) => late === true).length;
  return count === 0 ? {} : {answers_edited_after_merge: count};
}

/** What the text does not say of what it shows. */
function beside({document, change}: OpenedRequest): Readonly<Record<string, Params>> {
  const threads = document.threads.map(({remarks, ...thread}): Params => ({...thread, remarks: remarks.map(({node, by, at, replyTo}) => ({id: node, by: loginOf(by), at, reply_to: replyTo}))}));
  return {diff_of: change.kind, ...laterEdits(document), created: document.at, labels: document.labels, threads};
}
