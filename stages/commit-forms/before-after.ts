// The task that shows each file of a commit before and after, with the message between: StarCoder's form of a commit.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {editCodec} from '../change/edit.ts';
import type {FileChange} from '../change/diff/file-patch.ts';
import {measuredPairCodec, type MeasuredPair} from '../change/measured-pair.ts';
import {hasPair, pairOf, patchesOf} from '../change/pair.ts';
import {sidesOf} from '../change/sides-of.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {subjectOf, withSubject} from './commit-subject.ts';
import {noMerge, type CommitRules} from '../sample/commit-sample.ts';
import {commitMessage} from '../sample/commit-texts.ts';
import {mark} from '../sample/mark.ts';
import {metaOfCommit} from '../sample/sample-of-commit.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf, textBytes} from '../sample/samples-of.ts';
import type {Sample, Span} from '../sample/sample.ts';
import {sideSpans, wholeText} from '../sample/side-spans.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import {fileKind} from '../source/git/file-entry.ts';

/** `maxBytes`: a file that is longer, both sides and the message, makes no sample. A type, because parameters are plain data with any keys. */
export type BeforeAfterRules = {readonly maxBytes: number; readonly merges: CommitRules['merges']; readonly clean?: string};

export const beforeAfter = defineTask({
  name: 'commit before and after',
  // 2: files after the first show the subject alone.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec), sides: joinedCodec(commitCodec, measuredPairCodec)},
  reach: 1,
  output: samplesCodec,
  run({commit: {row: {digest, value: commit}, refs: edits}, sides: {refs}}, {maxBytes, merges, clean = noRules}: BeforeAfterRules) {
    const none = noMerge(commit, merges);
    if (none !== undefined) return none;
    const message = commitMessage(commit);
    const samples: Sample[] = [];
    const omitted: Params[] = [];
    let why: Stub | undefined;
    for (const [at, change] of commit.changes.flatMap(patchesOf).filter(hasPair).entries()) {
      const sample = shown(change, sidesOf(edits[at], refs[at]));
      if (isStub(sample)) {
        omitted.push({path: change.path, reason: sample.stub});
        why ??= sample;
      } else samples.push(sample);
    }
    const [first, ...more] = samples;
    return first === undefined ? (why ?? {stub: 'no-text'}) : samplesOf([{...first, meta: {...metaOfCommit(commit, omitted), ...pathsOf(first)}}, ...more]);

    function shown(change: FileChange, sides: MeasuredPair | Stub): Sample | Stub {
      if (isStub(sides)) return sides;
      const lacking = noSides(change, sides);
      if (lacking !== undefined) return lacking;
      const pair = pairOf(change, clean);
      // The message is trained on once, and with the other files of the commit only its subject is shown.
      const first = samples.length === 0;
      const said: Span = {kind: 'source', leaf: digest, text: 'message', from: 0, to: Buffer.byteLength(first ? message : subjectOf(message)), loss: first ? 1 : 0};
      const sample: Sample = {
        kind: 'before-after',
        granularity: 'file',
        group: `commit ${commit.oid}`,
        when: {corrected: commit.corrected, oid: commit.oid},
        synthetic: false,
        spans: [mark('start'), mark('before'), ...sideSpans(pair.before, wholeText(sides.before?.bytes), 0), mark('message'), said, mark('after'), ...sideSpans(pair.after, wholeText(sides.after?.bytes), 1), mark('end')],
        meta: {...metaOfCommit(first ? commit : withSubject(commit), []), path: change.path, ...(change.oldPath !== undefined && {old_path: change.oldPath})},
      };
      const length = textBytes(sample);
      return length > maxBytes ? {stub: `too-large: ${length} bytes`} : sample;
    }
  },
});

/** A file that is gone has nothing after, and a link says where it leads. */
function noSides({status, newMode}: FileChange, {before, after}: MeasuredPair): Stub | undefined {
  if (status === 'D') return {stub: 'deleted'};
  if (fileKind(newMode) === 'symlink') return {stub: 'symlink'};
  const other = [before, after].find((side) => side !== undefined && side.kind !== 'text');
  return other === undefined ? undefined : {stub: other.kind};
}

function pathsOf({meta: {path = '', old_path: old}}: Sample): Sample['meta'] {
  return {path, ...(old !== undefined && {old_path: old})};
}
