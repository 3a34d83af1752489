// The patches of a commit as spans, file by file. What cannot be had is said beside the text, never in it.
import type {Digest} from '../../graph/value/digest.ts';
import type {Named} from '../../graph/value/joined-codec.ts';
import type {Params} from '../../graph/value/params.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {patchHead} from '../change/diff/file-patch.ts';
import type {Edit} from '../change/edit.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import type {FileChange} from '../source/git/file-change.ts';
import type {Span} from './sample.ts';

export interface FilePatch {
  readonly path: string;
  /** What it was renamed or copied from. */
  readonly oldPath?: string;
  /** All there is where no hunks follow. */
  readonly head: string;
  readonly hunks?: {readonly leaf: Digest; readonly length: number};
  /** Its place among the changes that have a pair; none where no text changed. */
  readonly at: number | undefined;
  /** Why nobody can apply it to the bytes of the repository; missing where it can be. */
  readonly shownOnly?: 'binary' | 'encoded' | 'name';
}

export interface Patches {
  readonly files: readonly FilePatch[];
  readonly omitted: readonly Params[];
  /** Why one of them must not be shown. */
  readonly refused: string | undefined;
}

/** Edits stand in the order of the changes that have one. */
export function patchesIn(changes: readonly FileChange[], edits: readonly (Named<Edit> | Stub | undefined)[]): Patches {
  const files: FilePatch[] = [];
  const omitted: Params[] = [];
  let refused: string | undefined;
  let next = 0;
  for (const change of changes.flatMap(patchesOf)) {
    const at = hasPair(change) ? next++ : undefined;
    const edit = at === undefined ? undefined : (edits[at] ?? {stub: 'no edit'});
    if (edit !== undefined && isStub(edit)) {
      omitted.push({path: change.path, reason: edit.stub});
      if (edit.stub.startsWith('licence: ')) refused ??= edit.stub;
      continue;
    }
    const {kind, length = 0, hunks} = edit?.value ?? {};
    const head = patchHead(change, kind === 'binary' ? 'binary' : length > 0 ? 'hunks' : 'nothing');
    const shownOnly = edit === undefined ? undefined : shownOnlyOf(edit.value);
    const why = change.pathBytes === undefined && change.oldPathBytes === undefined ? shownOnly : 'name';
    files.push({path: change.path, ...(change.oldPath !== undefined && {oldPath: change.oldPath}), head, at, ...(hunks !== undefined && 'digest' in hunks && {hunks: {leaf: hunks.digest, length}}), ...(why !== undefined && {shownOnly: why})});
  }
  return {files, omitted, refused};
}

/** A patch of text that was decoded is of other bytes than the repository has. */
function shownOnlyOf({kind, sides}: Edit): FilePatch['shownOnly'] {
  if (kind === 'binary') return 'binary';
  return sides?.before?.encoding === undefined && sides?.after?.encoding === undefined ? undefined : 'encoded';
}

export function spansOfPatch({head, hunks}: FilePatch, loss: number): readonly Span[] {
  const spans: readonly Span[] = [{kind: 'template', text: head, loss}];
  return hunks === undefined ? spans : [...spans, spanOfHunks(hunks, loss)];
}

export function spanOfHunks({leaf, length}: NonNullable<FilePatch['hunks']>, loss: number): Span {
  return {kind: 'source', leaf, text: 'edit', from: 0, to: length, loss};
}
