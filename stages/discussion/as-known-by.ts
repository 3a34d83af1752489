// A discussion as it stood at a moment: nothing that was said, changed or done later. What was edited later is left out, as nobody knows what it said before.
import type {Seconds} from '../source/github/request-facts.ts';
import type {DiscussionDocument} from './discussion-document.ts';

interface Said {readonly at: Seconds; readonly edited?: Seconds | null}

/** Undefined where it was not there yet. */
export function asKnownBy(document: DiscussionDocument, until: Seconds): DiscussionDocument | undefined {
  const {at, comments, reviews, threads, events, closed, request, reason, ...rest} = document;
  if (at > until) return undefined;
  const known = (said: Said): boolean => Math.max(said.at, said.edited ?? said.at) <= until;
  const isClosed = closed === null ? rest.state === 'closed' : closed <= until;
  return {
    ...rest,
    at,
    title: titleBy(document, until),
    body: known(document) ? document.body : '',
    state: isClosed ? rest.state : 'open',
    ...(isClosed && reason !== undefined && {reason}),
    closed: isClosed ? closed : null,
    labels: rest.labels.filter((label) => !isLabelledLater(document, label, until)),
    ...(request !== undefined && {request: {...request, merged: request.merged !== null && request.merged.at > until ? null : request.merged}}),
    comments: comments.filter(known),
    reviews: reviews.filter(known),
    threads: threads.map((thread) => ({...thread, remarks: thread.remarks.filter(known)})).filter(({remarks}) => remarks.length > 0),
    events: events.filter((event) => event.at <= until),
  };
}

/** The first that it lost later; none where nobody tells which that was. */
function titleBy({title, events}: DiscussionDocument, until: Seconds): string {
  const next = events.filter(({event, at}) => event === 'renamed' && at > until).toSorted((a, b) => a.at - b.at)[0];
  return next === undefined ? title : (next.before ?? '');
}

function isLabelledLater({events}: DiscussionDocument, label: string, until: Seconds): boolean {
  const given = events.filter((event) => event.event === 'labeled' && event.label === label);
  return given.length > 0 && given.every(({at}) => at > until);
}
