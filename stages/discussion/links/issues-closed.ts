// Which issues a change says it closes: the forge's own reckoning first, then words before a number, as SWE-bench reads them. A number alone is a mention.
import type {DiscussionDocument} from '../discussion-document.ts';
import {issueReferences} from './issue-references.ts';

export interface Closed {readonly number: number; readonly evidence: 'closed by the forge' | 'keyword of the request' | 'keyword of a commit'}

/** A text that closes more is a list of somebody's work. */
export const mostClosed = 8;

export function issuesClosed(request: DiscussionDocument | undefined, messages: readonly string[]): readonly Closed[] {
  const found = new Map<number, Closed['evidence']>();
  const add = (numbers: readonly number[], evidence: Closed['evidence']) => {
    for (const number of numbers) if (!found.has(number) && number !== request?.number) found.set(number, evidence);
  };
  add(request?.request?.closes ?? [], 'closed by the forge');
  add(numbersIn(`${request?.title ?? ''}\n${request?.body ?? ''}`), 'keyword of the request');
  for (const message of messages) add(numbersIn(message), 'keyword of a commit');
  return found.size > mostClosed ? [] : [...found].map(([number, evidence]) => ({number, evidence}));
}

/** Of this repository: a number that another's name stands before is another's. */
function numbersIn(text: string): readonly number[] {
  return issueReferences(text, '').closes;
}
