// The commit sample: message, author, date and the patch against the first parent. Seed A's `type: "commit"`.
import {defineTask} from '../../graph/task/task.ts';
import type {Params} from '../../graph/value/params.ts';
import {joinedCodec, type Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../change/edit.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import {patchHead} from '../change/diff/file-patch.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import type {FileChange} from '../source/git/file-change.ts';
import {samplesCodec} from './samples-codec.ts';
import {sampleOfCommit, type PatchSpans} from './sample-of-commit.ts';
import type {Span} from './sample.ts';

/** `maxBytes`: a longer text, message and patch, makes no sample; such commits are imports of whole trees. */
export interface CommitRules {readonly maxBytes: number; readonly merges: 'first-parent' | 'skip' | 'combined' | 'remerge'; readonly [key: string]: number | string}

export const commitSample = defineTask({
  name: 'commit sample',
  // 2: the message counts, too. 3: what stands around the texts is marks.
  version: 3,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: samplesCodec,
  run({commit: {row: {digest, value: commit}, refs}}, {maxBytes, merges}: CommitRules) {
    if (merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    if (merges === 'remerge' && commit.parents.length > 1 && commit.changes.length === 0) return {stub: commit.parents.length > 2 ? 'octopus' : 'clean-merge'};
    return sampleOfCommit({digest, value: commit}, patchSpans(commit.changes, refs), maxBytes);
  },
});

/** Edits stand in the order of the changes that have one. What cannot be had is said beside the text, never in it. */
function patchSpans(changes: readonly FileChange[], edits: readonly (Named<Edit> | Stub | undefined)[]): PatchSpans {
  const spans: Span[] = [];
  const omitted: Params[] = [];
  let refused: string | undefined;
  let next = 0;
  for (const change of changes.flatMap(patchesOf)) {
    const edit = hasPair(change) ? (edits[next++] ?? {stub: 'no edit'}) : undefined;
    if (edit !== undefined && isStub(edit)) {
      omitted.push({path: change.path, reason: edit.stub});
      if (edit.stub.startsWith('licence: ')) refused ??= edit.stub;
      continue;
    }
    const {kind, length = 0, hunks} = edit?.value ?? {};
    spans.push(template(patchHead(change, kind === 'binary' ? 'binary' : length > 0 ? 'hunks' : 'nothing')));
    if (hunks !== undefined && 'digest' in hunks) spans.push({kind: 'source', leaf: hunks.digest, text: 'edit', from: 0, to: length, loss: 1});
  }
  return {spans, omitted, refused};
}

function template(text: string): Span {
  return {kind: 'template', text, loss: 1};
}
