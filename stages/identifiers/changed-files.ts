// Of a commit's document what is said of its files, without their texts: what identifiers are listed under.
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import {commitDocumentCodec, type FileDiff} from '../document/commit-document.ts';

export interface ChangedFiles {
  readonly hash: string;
  readonly lines: number;
  readonly files: readonly ChangedFile[];
}

export interface ChangedFile extends Pick<FileDiff, 'path' | 'oldPath' | 'status'> {
  /** Its patch is left out by a rule, so nothing is told of what is in it. */
  readonly omitted: boolean;
}

export const changedFilesCodec = jsonCodec<ChangedFiles>('changed files');

export const changedFiles = defineTask({
  name: 'changed files of a commit',
  version: 1,
  input: {row: commitDocumentCodec},
  output: changedFilesCodec,
  light: true,
  run: ({row: {hash, insertions, deletions, diffs}}) => ({
    hash,
    lines: insertions + deletions,
    files: diffs.map(({path, oldPath, status, omitted}) => ({path, ...(oldPath !== undefined && {oldPath}), status, omitted: omitted !== undefined})),
  }),
});
