// The task that makes a commit with its edits a document.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {editCodec} from '../change/edit.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import type {RenameRules} from '../source/git/rename-rules.ts';
import {commitDocumentCodec} from './commit-document.ts';
import {diffsOf} from './diffs-of.ts';
import {documentOf} from './document-of.ts';

/** A type, because parameters are plain data with any keys. */
export type DocumentRules = {readonly merges: 'first-parent' | 'skip' | 'combined' | 'remerge'; readonly renames: RenameRules | 'none'};

export const documentCommit = defineTask({
  name: 'commit document',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: commitDocumentCodec,
  run({commit: {row: {value: commit}, refs}}, {merges, renames}: DocumentRules) {
    if (merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    const document = documentOf(commit, diffsOf(commit.changes, refs), renames);
    // What git alone would have made of it is what it is compared with.
    return merges === 'remerge' && commit.parents.length === 2 ? {...document, evil: commit.changes.length > 0} : document;
  },
});
