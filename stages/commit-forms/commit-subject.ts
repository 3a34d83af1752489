// What is shown of a message where all of it stands in another sample of the same commit: said again a thousand times, a long one would be most of a dataset.
import {commitMessage} from '../sample/commit-texts.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';

/** Characters. Nobody writes a longer subject. */
const longest = 500;

/** The first line, with which the message begins, so that it is a stretch of the same text; nothing of one that is no subject. */
export function subjectOf(message: string): string {
  const end = message.indexOf('\n');
  const subject = end < 0 ? message : message.slice(0, end);
  return subject.length > longest ? '' : subject;
}

export function withSubject(commit: CommitRecord): CommitRecord {
  return {...commit, message: subjectOf(commitMessage(commit))};
}
