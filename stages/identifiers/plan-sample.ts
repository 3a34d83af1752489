// The sample that teaches to plan: what a commit says is the question, and what it does to which names in which files the answer, which alone is trained on.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {editCodec} from '../change/edit.ts';
import {commitMessage} from '../sample/commit-texts.ts';
import {mark} from '../sample/mark.ts';
import {metaOfCommit} from '../sample/sample-of-commit.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {identifiersCodec} from './identifier.ts';
import {planText} from './plan-text.ts';

/** Commits of fewer changed lines make none. A type, because parameters are plain data with any keys. */
export type PlanRules = {readonly minLines: number};

export const planSample = defineTask({
  name: 'identifier sample',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec), identifiers: identifiersCodec},
  reach: 1,
  output: samplesCodec,
  run({commit: {row: {digest, value: commit}}, identifiers}, {minLines}: PlanRules) {
    const {files, lines} = identifiers;
    if (lines < minLines) return {stub: 'few-lines'};
    if (files.length === 0) return {stub: 'no-change'};
    const message = commitMessage(commit);
    const [blank = ''] = /^\s*/.exec(message) ?? [];
    if (blank.length === message.length) return {stub: 'no-message'};
    const asked = {kind: 'source', leaf: digest, text: 'message', from: Buffer.byteLength(blank), to: Buffer.byteLength(message), loss: 0} as const;
    return samplesOf([{
      kind: 'identifiers',
      granularity: 'document',
      group: `commit ${commit.oid}`,
      when: {corrected: commit.corrected, oid: commit.oid},
      // Nobody wrote the plan.
      synthetic: true,
      spans: [{...mark('start'), loss: 0}, asked, {kind: 'template', text: '\n\n', loss: 0}, {kind: 'template', text: planText(identifiers), loss: 1}, mark('end')],
      meta: {...metaOfCommit(commit, []), files: files.map(({path}) => path), lines_changed: lines},
    }]);
  },
});
