// Takes the patches of files under forgotten licences out of commits, before any text of them is compared.
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {fileLicenceCodec} from '../parse/licence/licence-files.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import type {FileChange} from '../source/git/file-change.ts';
import {nameId} from '../source/git/file-name.ts';
import {isForgottenLicence, type ForgottenLicences} from './forget-licences.ts';

export const pathsNamed = defineTask({name: 'paths named by a commit', version: 1, ...naming(commitCodec, (row) => row.changes.flatMap(sides))});

/** The licence of a path is that of the snapshot: of a file that is gone nobody knows any. */
export const keptChanges = defineTask({
  name: 'changes kept',
  version: 1,
  input: {commit: joinedCodec(commitCodec, fileLicenceCodec)},
  reach: 1,
  output: commitCodec,
  run({commit: {row: {value: commit}, refs}}, {licences}: ForgottenLicences) {
    let next = 0;
    const changes = commit.changes.filter((change) => {
      const named = sides(change).map(() => refs[next++]);
      return !named.some((ref) => ref !== undefined && !isStub(ref) && isForgottenLicence(ref.value.expression, licences));
    });
    const left = commit.changes.length - changes.length;
    return left === 0 ? commit : {...commit, changes, forgotten: (commit.forgotten ?? 0) + left};
  },
});

function sides({path, pathBytes, oldPath, oldPathBytes}: FileChange): readonly string[] {
  const now = nameId({path, ...(pathBytes !== undefined && {pathBytes})});
  return oldPath === undefined ? [now] : [now, nameId({path: oldPath, ...(oldPathBytes !== undefined && {pathBytes: oldPathBytes})})];
}
