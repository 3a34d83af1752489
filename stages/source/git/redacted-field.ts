// What was taken out of one field of a commit.
import type {Redaction} from '../../clean/clean-text.ts';

/** The order is the wire form: append only. */
export const commitFields = ['message', 'author.name', 'author.email', 'committer.name', 'committer.email', 'paths'] as const;
export type CommitField = (typeof commitFields)[number];

export interface RedactedField {readonly field: CommitField; readonly redactions: readonly Redaction[]}
