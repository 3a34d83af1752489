// What a reviewer said of a request: what was there to be read is shown, and the verdict with its reasons is the answer. Only of reviews of the version
// that the diff shows: others had seen something else.
import type {Params} from '../../../graph/value/params.ts';
import {loginOf} from '../../discussion/login-of.ts';
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {titleAt, wasKnown} from '../discussion/known-before.ts';
import {isEmpty, template} from '../discussion/spans-of.ts';
import {mark} from '../mark.ts';
import type {Sample, Span} from '../sample.ts';
import {sampleOfRequest, samplesWithin, spansOfPatches, type OpenedRequest} from './request-input.ts';
import {requestTask} from './request-task.ts';

const words = {approved: 'Approve', changes_requested: 'Request changes'} as const;

export const verdictSample = requestTask({
  name: 'verdicts on a request',
  version: 2, // it says what is no person's work, and what was edited after the merge
  samplesOf(request, rules) {
    const {document, facts, change} = request;
    const shown = new Set([change.head, facts.head.oid]);
    let [none, of]: [string, number] = ['no-review', 0];
    const samples = document.reviews.flatMap((review, at): readonly Sample[] => {
      const {state} = review;
      if ((state !== 'approved' && state !== 'changes_requested') || review.hidden !== undefined || isBot(review.by, rules)) return [];
      of++;
      if (review.commit === null || !shown.has(review.commit)) {
        none = 'reviewed-earlier: no review is of the version that the diff shows';
        return [];
      }
      const place = request.texts.reviews[at];
      const answer: readonly Span[] = [template(words[state], 1), ...(place === undefined || isEmpty(place) ? [] : [template('\n\n', 1), request.say(place, 1)])];
      const meta: Readonly<Record<string, Params>> = {reviewer: loginOf(review.by), verdict: state, reviewed: review.commit, reviewed_at: review.at};
      return [sampleOfRequest(request, {kind: 'review_verdict', granularity: 'review', spans: [mark('start'), ...promptBefore(request, review.at, rules), template('\nReview:\n', 0), ...answer, mark('end')], meta})];
    });
    return samplesWithin(samples.map((sample) => ({...sample, meta: {...sample.meta, reviews: of}})), rules, none);
  },
});

/** Nothing that was said or changed since. */
function promptBefore(request: OpenedRequest, time: number, rules: DiscussionRules): readonly Span[] {
  const {document, texts, patches, say} = request;
  const comments = document.comments.flatMap((comment, at): readonly Span[] => {
    const place = texts.comments[at];
    return place === undefined || isEmpty(place) || !wasKnown(comment, time) || isBot(comment.by, rules) ? [] : [template('\nComment:\n', 0), say(place, 0), template('\n', 0)];
  });
  return [
    template('Title: ', 0),
    say(titleAt(request, time), 0),
    template('\n', 0),
    ...(isEmpty(texts.body) || !wasKnown(document, time) ? [] : [template('\n', 0), say(texts.body, 0), template('\n', 0)]),
    template('\nDiff:\n', 0),
    ...spansOfPatches(patches.whole, 0),
    ...comments,
  ];
}
