// The task that gives each commit its patch-id, from the edits that it shares with others.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import {whole} from '../../../graph/value/whole.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {mergeKind} from '../../source/git/brought/merge-kind.ts';
import {editCodec, type Edit} from '../edit.ts';
import {hasPair, patchesOf} from '../pair.ts';
import {patchId, type PatchedFile} from './patch-id.ts';

export interface Patched {
  readonly oid: string;
  readonly corrected: number;
  /** '' for a commit that changes nothing. */
  readonly id: string;
  /** Of a merge that only catches up: its change is what others did. Missing for a change of its own. */
  readonly ofOthers?: true;
}

export const patchedCodec: Codec<Patched> = jsonCodec('patch-id');

export const patchIdTask = defineTask({
  name: 'patch-id',
  // 2: a merge that only catches up says so.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  output: patchedCodec,
  run({commit: {row: {value: {oid, corrected, parents, message, changes}}, refs}}): Patched {
    let next = 0;
    const files = changes.flatMap(patchesOf).map((change): PatchedFile => ({change, content: hasPair(change) ? contentOf(refs[next++]) : undefined}));
    const ofOthers = parents.length > 1 && mergeKind(message) === undefined;
    return {oid, corrected, id: patchId(files, oid.length === 64 ? 'sha256' : 'sha1'), ...(ofOthers && {ofOthers})};
  },
});

function contentOf(edit: Named<Edit> | Stub | undefined): PatchedFile['content'] {
  if (edit === undefined || isStub(edit)) return 'unknown';
  const {kind, hunks} = edit.value;
  if (kind === 'binary') return 'binary';
  return hunks === undefined || !('digest' in hunks) ? undefined : whole(hunks).bytes;
}
