// The files in which a merge has something of its own, each with its combined edit.
import {isStub, type Stub} from '../../../graph/value/stub.ts';
import type {Named} from '../../../graph/value/joined-codec.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {FileChange} from '../../source/git/file-change.ts';
import {mergedFiles} from '../../source/git/merged-files.ts';
import type {Edit} from '../edit.ts';
import {hasPair, patchesOf} from '../pair.ts';
import {hasMergePair} from './merge-pair.ts';

export interface OwnFile {
  readonly file: readonly FileChange[];
  /** Missing of a submodule. A stub where the texts cannot be had, or must not. */
  readonly edit: Edit | Stub | undefined;
}

type Refs = readonly (Named<Edit> | Stub | undefined)[];

/**
 * `merged` are the edits of its files against all parents, `edits` those of its changes against the first. What rules took out of these is not shown
 * by the others either.
 */
export function ownFiles(commit: CommitRecord, {edits, merged}: {readonly edits: Refs; readonly merged: Refs}): readonly OwnFile[] {
  const first = firstEdits(commit, edits);
  let next = 0;
  return mergedFiles(commit).flatMap((file): readonly OwnFile[] => {
    const found = hasMergePair(file) ? (merged[next++] ?? {stub: 'no edit'}) : undefined;
    const [{path = '', newMode = '', status = 'M'} = {}] = file;
    if (!first.has(path)) return [];
    const refused = first.get(path);
    if (refused !== undefined) return [{file, edit: refused}];
    if (found === undefined) return [{file, edit: undefined}];
    if (isStub(found)) return [{file, edit: found}];
    const {kind, length} = found.value;
    const otherMode = status !== 'A' && file.some(({oldMode}) => oldMode !== newMode);
    return kind === 'binary' || length > 0 || otherMode ? [{file, edit: found.value}] : [];
  });
}

/** By path, why the edit against the first parent cannot be had. */
function firstEdits({changes}: CommitRecord, edits: Refs): ReadonlyMap<string, Stub | undefined> {
  const found = new Map<string, Stub | undefined>();
  let next = 0;
  for (const change of changes.flatMap(patchesOf)) {
    const edit = hasPair(change) ? edits[next++] : undefined;
    found.set(change.path, found.get(change.path) ?? (edit !== undefined && isStub(edit) ? edit : undefined));
  }
  return found;
}
