// What a request changes, by itself: its patches as one text, and what became of each file. It is of git alone, so nothing that is said of a request makes it again.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import type {Params} from '../../../graph/value/params.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {pullVertex} from '../../change/groups/vertex.ts';
import {hasPair, patchesOf} from '../../change/pair.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import type {ChangeStatus, FileChange} from '../../source/git/file-change.ts';
import {requestChangeCodec, type RequestChange} from '../../source/git/requests/request-change.ts';
import {samplesCodec} from '../samples-codec.ts';
import {samplesOf} from '../samples-of.ts';
import {patchesOfRequest} from './request-commit.ts';
import {spansOfPatches} from './request-input.ts';

/** As the interface of the forge spells them. */
const statuses: Readonly<Record<ChangeStatus, string>> = {A: 'added', M: 'modified', D: 'removed', R: 'renamed', C: 'copied', T: 'changed'};

export const requestPatch = defineTask({
  name: 'patch of a request',
  version: 1,
  input: {change: requestChangeCodec, changed: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: samplesCodec,
  run({change, changed: {refs}}) {
    const {whole: {files, omitted, refused}} = patchesOfRequest(change, refs);
    if (files.length === 0) return {stub: refused ?? 'no-change'};
    return samplesOf([{
      kind: 'patch',
      granularity: 'document',
      group: pullVertex(change.number),
      when: {corrected: change.began, oid: change.merged === '' ? change.head : change.merged},
      synthetic: false,
      spans: spansOfPatches({files}, 1),
      meta: {number: change.number, diff_of: change.kind, base: change.base, head: change.head, commits: change.commits, began: change.began, files_changed: filesChanged(change, refs), ...(omitted.length > 0 && {omitted})},
    }]);
  },
});

/** Edits stand in the order of the changes that have one; what must not be shown is not told of either. */
function filesChanged({changes}: Pick<RequestChange, 'changes'>, edits: readonly (Named<Edit> | Stub | undefined)[]): readonly Params[] {
  let next = 0;
  return changes.flatMap((change): readonly Params[] => {
    const count = patchesOf(change).filter(hasPair).length;
    const own = edits.slice(next, (next += count));
    const known = own.flatMap((edit) => valueIn(edit) ?? []);
    if (known.length < count) return [];
    return [{filename: change.path, status: statuses[change.status], additions: sum(known, 'added'), deletions: sum(known, 'removed'), ...previousName(change)}];
  });
}

function sum(edits: readonly Edit[], of: 'added' | 'removed'): number {
  return edits.reduce((all, edit) => all + edit[of], 0);
}

function previousName({oldPath}: FileChange): Readonly<Record<string, Params>> {
  return oldPath === undefined ? {} : {previous_filename: oldPath};
}
