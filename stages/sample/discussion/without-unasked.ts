// A discussion without the reviews or the comments that nobody asked for: what is not in it is in no sample of it.
import type {DiscussionRules} from './discussion-rules.ts';
import type {Texted} from './texted.ts';

export function withoutUnasked(whole: Texted, {reviews, comments}: Pick<DiscussionRules, 'comments' | 'reviews'>): Texted {
  const unasked = {...(reviews === false && {reviews: []}), ...(comments === false && {comments: [], threads: []})};
  // Texts stand beside what they are of, place by place.
  return {...whole, document: {...whole.document, ...unasked}, texts: {...whole.texts, ...unasked}};
}
