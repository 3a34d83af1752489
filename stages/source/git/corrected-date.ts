// The date commits are ordered by: their own, unless that is absurd or not after their parents'.
import type {CommitObject} from './commit-object.ts';

/** 2100-01-01. One absurd date would otherwise push every descendant behind it. */
export const latestDate = 4_102_444_800;

export function correctedDate(commit: CommitObject, parents: readonly number[]): number {
  return parents.reduce((date, parent) => Math.max(date, parent + 1), ownDate(commit));
}

/** The committer's date, else the author's, else none: then only the parents decide. */
export function ownDate({committer, author}: CommitObject): number {
  return [committer.seconds, author.seconds].find((seconds) => seconds > 0 && seconds < latestDate) ?? 0;
}
