// What a change was asked for by, as it stood before anybody had written a line of it: the issue first, then what the request says, then its title.
import {isBot, type DiscussionRules} from '../discussion/discussion-rules.ts';
import {stoodUnchanged, titleAt, wasKnown} from '../discussion/known-before.ts';
import {isEmpty, sayingOf, template} from '../discussion/spans-of.ts';
import {leafOf, type Texted} from '../discussion/texted.ts';
import type {Span} from '../sample.ts';
import type {OpenedRequest} from '../request/request-input.ts';

export interface Problem {
  readonly origin: 'issue' | 'request' | 'title';
  readonly issues: readonly number[];
  readonly spans: readonly Span[];
  /** What others had said of the issues by then. */
  readonly hints: readonly Span[];
}

/** When the first of its commits was written, or it was opened, whichever was earlier: what came later may know the answer. */
export function began({change, document}: Pick<OpenedRequest, 'change' | 'document'>): number {
  return change.began === 0 ? document.at : Math.min(change.began, document.at);
}

export function problemOf(request: OpenedRequest, issues: readonly Texted[], rules: DiscussionRules): Problem {
  const {document, texts, say, merged = document.at} = request;
  const since = began(request);
  const known = issues.filter((issue) => !isEmpty(issue.texts.body) && wasKnown(issue.document, since));
  if (known.length > 0) return {origin: 'issue', issues: known.map((issue) => issue.document.number), spans: between(known.map((issue) => issueText(issue, since))), hints: between(known.flatMap((issue) => hintsOf(issue, since, rules)))};
  const title = say(titleAt(request, merged), 0);
  if (isEmpty(texts.body) || !stoodUnchanged(document, merged)) return {origin: 'title', issues: [], spans: [title], hints: []};
  return {origin: 'request', issues: [], spans: [title, template('\n', 0), say(texts.body, 0)], hints: []};
}

/** Its title as it was then, and its text. */
export function issueText(issue: Texted, since: number): readonly Span[] {
  const say = sayingOf(leafOf(issue));
  return [say(titleAt(issue, since), 0), template('\n', 0), say(issue.texts.body, 0)];
}

function hintsOf(issue: Texted, since: number, rules: DiscussionRules): readonly (readonly Span[])[] {
  const say = sayingOf(leafOf(issue));
  return issue.document.comments.flatMap((comment, at) => {
    const place = issue.texts.comments[at];
    return place === undefined || isEmpty(place) || isBot(comment.by, rules) || !wasKnown(comment, since) ? [] : [[say(place, 0)]];
  });
}

function between(texts: readonly (readonly Span[])[]): readonly Span[] {
  return texts.flatMap((spans, at) => (at === 0 ? spans : [template('\n', 0), ...spans]));
}
