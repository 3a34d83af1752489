// The task that shows a commit in one form, whole.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec, type Named} from '../../graph/value/joined-codec.ts';
import type {Stub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import {noMerge, type CommitRules} from '../sample/commit-sample.ts';
import {commitMessage} from '../sample/commit-texts.ts';
import {patchesIn, type Patches} from '../sample/patch-spans.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf, textBytes} from '../sample/samples-of.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {wholeInForm, type PatchForm} from './commit-form.ts';

/** `maxBytes`: a longer text makes no sample. A type, because parameters are plain data with any keys. */
export type FormRules = {readonly form: PatchForm; readonly maxBytes: number; readonly merges: CommitRules['merges']};

export const formedCommit = defineTask({
  name: 'commit in a form',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: samplesCodec,
  run({commit: {row, refs}}, {form, maxBytes, merges}: FormRules) {
    const patches = patchesIn(row.value.changes, refs);
    const none = noForm(row, patches, {form, merges});
    if (none !== undefined) return none;
    const sample = wholeInForm(form, row, patches);
    const length = textBytes(sample);
    return length > maxBytes ? {stub: `too-large: ${length} bytes`} : samplesOf([sample]);
  },
});

/** Why a commit cannot be shown so: without a question there is no answer, and without an answer no question. */
export function noForm({value: commit}: Named<CommitRecord>, {files, refused}: Patches, {form, merges}: Pick<FormRules, 'form' | 'merges'>): Stub | undefined {
  const none = noMerge(commit, merges);
  if (none !== undefined) return none;
  if (files.length === 0 && refused !== undefined) return {stub: refused};
  if (form === 'patch') return undefined;
  if (files.length === 0) return {stub: 'no-change'};
  return commitMessage(commit).trim() === '' ? {stub: 'no-message'} : undefined;
}
