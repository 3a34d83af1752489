// The task that makes a commit a document where merges are shown by what they have of their own.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {ownFiles, type OwnFile} from '../change/merge/own-files.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {commitDocumentCodec, type FileDiff} from './commit-document.ts';
import {documentCommit, type DocumentRules} from './document-commit.ts';
import {documentOf} from './document-of.ts';

export const documentMerge = defineTask({
  name: 'commit document, merges combined',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec), merge: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: commitDocumentCodec,
  run({commit, merge}, rules: DocumentRules) {
    const {value} = commit.row;
    if (value.parents.length < 2) return documentCommit.run({commit}, rules, new Map());
    const diffs = ownFiles(value, {edits: commit.refs, merged: merge.refs}).flatMap(diffOf);
    return {...documentOf(value, diffs, rules.renames), evil: diffs.some(({added, removed}) => added + removed > 0)};
  },
});

function diffOf({file, edit}: OwnFile): readonly FileDiff[] {
  const [first] = file;
  if (first === undefined) return [];
  const {score: _, ...listed} = first;
  const parents = file.map(({oldMode, before}) => ({mode: oldMode, ...(before !== undefined && {blob: before})}));
  const shown = {...listed, parents};
  if (edit === undefined || isStub(edit)) return [{...shown, added: 0, removed: 0, binary: false, ...(edit !== undefined && {omitted: edit.stub}), patches: []}];
  const {kind, added, removed, hunks} = edit;
  return [{...shown, added, removed, binary: kind === 'binary', patches: hunks !== undefined && 'digest' in hunks ? [hunks.digest] : []}];
}
