// The commit sample where merges are shown by what they have of their own: those that took everything from their parents make none.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {isStub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {mergeHead} from '../change/merge/merge-head.ts';
import {ownFiles} from '../change/merge/own-files.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {commitSample, type CommitRules} from './commit-sample.ts';
import {sampleOfCommit} from './sample-of-commit.ts';
import {samplesCodec} from './samples-codec.ts';
import type {Span} from './sample.ts';

export const mergeSample = defineTask({
  name: 'commit sample, merges combined',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec), merge: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: samplesCodec,
  run({commit, merge}, rules: CommitRules) {
    const {value} = commit.row;
    if (value.parents.length < 2) return commitSample.run({commit}, rules, new Map());
    const spans: Span[] = [];
    const omitted: Params[] = [];
    let refused: string | undefined;
    for (const {file, edit} of ownFiles(value, {edits: commit.refs, merged: merge.refs})) {
      if (edit !== undefined && isStub(edit)) {
        omitted.push({path: file[0]?.path ?? '', reason: edit.stub});
        if (edit.stub.startsWith('licence: ')) refused ??= edit.stub;
        continue;
      }
      spans.push({kind: 'template', text: mergeHead(file, edit?.kind === 'binary'), loss: 1});
      const {hunks, length = 0} = edit ?? {};
      if (hunks !== undefined && 'digest' in hunks) spans.push({kind: 'source', leaf: hunks.digest, text: 'edit', from: 0, to: length, loss: 1});
    }
    if (spans.length === 0 && refused === undefined) return {stub: 'clean-merge'};
    return sampleOfCommit(commit.row, {spans, omitted, refused}, rules.maxBytes);
  },
});
