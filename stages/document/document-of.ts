// What a commit says of itself and what its diffs add up to, as a document.
import {commitDate} from '../sample/commit-texts.ts';
import type {CommitRecord} from '../source/git/commit-record.ts';
import {renamesSkipped, type RenameRules} from '../source/git/rename-rules.ts';
import type {Signature} from '../source/git/signature.ts';
import type {CommitDocument, FileDiff, Person} from './commit-document.ts';
import {messageParts} from './commit-message.ts';

export function documentOf(commit: CommitRecord, diffs: readonly FileDiff[], renames: RenameRules | 'none'): CommitDocument {
  const sum = (member: 'added' | 'removed') => diffs.reduce((total, diff) => total + diff[member], 0);
  return {
    hash: commit.oid,
    tree: commit.tree,
    parents: commit.parents,
    author: personOf(commit.author),
    committer: personOf(commit.committer),
    encoding: commit.encoding,
    ...messageParts(commit.message),
    corrected: commit.corrected,
    insertions: sum('added'),
    deletions: sum('removed'),
    diffs,
    ...(renames !== 'none' && renamesSkipped(commit.changes, renames) && {renamesSkipped: true}),
    ...(commit.forgotten !== undefined && {forgotten: commit.forgotten}),
  };
}

function personOf(signature: Signature): Person {
  return {name: signature.name, email: signature.email, date: commitDate({author: signature}), seconds: signature.seconds};
}
