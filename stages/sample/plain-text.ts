// What marks say in plain text, for readers and models without special tokens. Knows no token: profiles do.
import type {Mark} from './sample.ts';

export interface PlainMark {
  /** Only where the mark has a value, which stands in the place of `{}`. */
  readonly named: string;
  readonly always: string;
}

export function plainText({mark, value}: {readonly mark: Mark; readonly value: string}): string {
  const {named, always} = plainMarks[mark];
  // Not `replace`: in its replacements, a `$` of a path has a meaning.
  return (value === '' ? '' : named.split('{}').join(value)) + always;
}

const nothing: PlainMark = {named: '', always: ''};
const always = (text: string): PlainMark => ({named: '', always: text});
const named = (text: string): PlainMark => ({named: text, always: ''});

/** Those of files and commits are the seed's, to the byte. */
export const plainMarks: Readonly<Record<Mark, PlainMark>> = {
  start: nothing, end: nothing,
  repo: named('// Repository: {}\n\n'), file: named('// File: {}\n\n'), file_end: nothing,
  prefix: {named: '// File: {}\n\n', always: 'Before:\n'}, suffix: always('\nAfter:\n'), middle: always('\nBetween:\n'), filled: nothing,
  commit: always('Commit: '), author: always('\nAuthor: '), date: always('\nDate: '), diff: always('\n\nDiff:\n'), commit_end: nothing,
  before: always('Before:\n'), message: always('\nCommit: '), after: always('\nAfter:\n'),
  doc: nothing, doc_end: always('\n\n'), code: nothing, code_end: always('\n\n'),
  pr: always('Pull request: '), pr_repo: named('\nRepository: {}'), pr_closed: named('\nClosed by {}'), pr_status: named('\nStatus: {}'), pr_merged: named('\nMerged: {}'), pr_base: always('\nBase:'),
  pr_file: named('\nFile: {}'), pr_base_code: always('\n'), pr_diff: always('\nDiff:'), pr_hunk: always('\n'),
  pr_comment: named('\n{}: '), pr_event: nothing, pr_review: named('\nReview by {}: '), pr_review_state: named('\nReview: {}'),
  pr_review_comment: always('\nReview comment:'), pr_reply_to_review: nothing, pr_reply_to_comment: nothing, pr_line: named('\nLine: {}'),
  issue: always('Issue: '), issue_comment: named('\n{}: '), issue_closed: named('\nClosed by {}'),
};
