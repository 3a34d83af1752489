// The commit sample: message, author, date and the patch against the first parent. Seed A's `type: "commit"`.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import type {Stub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {patchesIn, spansOfPatch} from './patch-spans.ts';
import {samplesCodec} from './samples-codec.ts';
import {sampleOfCommit} from './sample-of-commit.ts';

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
    const none = noMerge(commit, merges);
    if (none !== undefined) return none;
    const {files, ...beside} = patchesIn(commit.changes, refs);
    return sampleOfCommit({digest, value: commit}, {...beside, spans: files.flatMap((file) => spansOfPatch(file, 1))}, maxBytes);
  },
});

/** A merge that is left out, or made again without a difference. */
export function noMerge({parents, changes}: CommitRecord, merges: CommitRules['merges']): Stub | undefined {
  if (merges === 'skip' && parents.length > 1) return {stub: 'merge'};
  if (merges === 'remerge' && parents.length > 1 && changes.length === 0) return {stub: parents.length > 2 ? 'octopus' : 'clean-merge'};
  return undefined;
}
