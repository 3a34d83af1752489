import test from 'ava';
import type {Digest} from '../../../graph/value/digest.ts';
import {sampleInForm, type PatchForm} from '../../../stages/commit-forms/commit-form.ts';
import type {Span} from '../../../stages/sample/sample.ts';
import {commits} from '../../golden/commits.ts';

const leaf = 'sha256:0' as Digest;

/** What has a weight, and what has none, in words. */
function weights(form: PatchForm, number?: number): readonly [trained: string, shown: string] {
  const commit = commits['change: modified'];
  if (commit === undefined) throw new Error('No such commit');
  const {spans} = sampleInForm({form, commit: {digest: leaf, value: commit}, omitted: []}, (loss) => [{kind: 'template', text: 'patch', loss}], number === undefined ? undefined : {number, of: 2});
  const word = (span: Span): string => (span.kind === 'mark' ? `<${span.mark}>` : span.kind === 'template' ? span.text.trim() : `${span.text}:${span.to}`);
  const said = (trained: boolean): string => spans.filter(({loss}) => (loss > 0) === trained).map(word).join(' ');
  return [said(true), said(false)];
}

test('only the answer is trained on, and a later part asks with the subject alone', (t) => {
  t.deepEqual(weights('message-to-diff'), ['patch <commit_end> <end>', '<start> <commit> message:20 <diff>']);
  t.deepEqual(weights('diff-to-message'), ['message:20 <end>', '<start> Diff: patch <message>']);
  t.deepEqual(weights('patch'), ['<start> <commit> message:20 <author> author:3 <date> date:25 <diff> patch <commit_end> <end>', '']);
  t.deepEqual(weights('patch', 1), weights('patch'));
  t.deepEqual(weights('patch', 2), ['patch <commit_end> <end>', '<start> <commit> message:5 <diff>']);
  t.deepEqual(weights('message-to-diff', 1), weights('message-to-diff'));
});
