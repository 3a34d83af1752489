// All that a request changed, as the row of one commit: its files, those of its first version, and those between versions. So whatever is made of
// the changes of commits, edits above all, is made of those of requests in the same way and is shared with them.
import {defineTask} from '../../../graph/task/task.ts';
import type {Named} from '../../../graph/value/joined-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import type {Edit} from '../../change/edit.ts';
import {hasPair, patchesOf} from '../../change/pair.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import type {FileChange} from '../../source/git/file-change.ts';
import {requestChangeCodec, type Move, type RangeCommit, type RequestChange} from '../../source/git/requests/request-change.ts';
import {nobody} from '../../source/git/signature.ts';
import {patchesIn, type Patches} from '../patch-spans.ts';

export const requestCommit = defineTask({
  name: 'request as a commit',
  // 2: of the time when it ended. 3: with the commits that only one of two versions has.
  version: 3,
  input: {change: requestChangeCodec},
  output: commitCodec,
  light: true,
  run: ({change}): CommitRecord => ({
    oid: change.head,
    tree: change.head,
    parents: change.base === '' ? [] : [change.base],
    author: nobody,
    committer: nobody,
    encoding: '',
    message: '',
    corrected: change.ended,
    changes: [...change.changes, ...(change.first?.changes ?? []), ...change.moves.flatMap(({changes}) => changes), ...change.moves.flatMap(rangedOf).flatMap(({changes}) => changes)],
  }),
});

export interface RequestPatches {
  readonly whole: Patches;
  readonly first: Patches;
  /** In the order of the moves, by file. */
  readonly moves: readonly (readonly FileOfMove[])[];
  /** By the commit that only one version has, by file. */
  readonly ranged: ReadonlyMap<string, readonly FileOfMove[]>;
}

export interface FileOfMove {readonly change: FileChange; readonly patches: Patches}

type Edits = readonly (Named<Edit> | Stub | undefined)[];

/** Edits stand in the order of that row's changes that have one. */
export function patchesOfRequest({changes, first, moves}: RequestChange, edits: Edits): RequestPatches {
  let next = 0;
  const taken = (of: readonly FileChange[]): Patches => {
    const count = of.flatMap(patchesOf).filter(hasPair).length;
    next += count;
    return patchesIn(of, edits.slice(next - count, next));
  };
  const byFile = (of: readonly FileChange[]) => of.map((change): FileOfMove => ({change, patches: taken([change])}));
  const [whole, before, between] = [taken(changes), taken(first?.changes ?? []), moves.map((move) => byFile(move.changes))];
  return {whole, first: before, moves: between, ranged: new Map(moves.flatMap(rangedOf).map(({oid, changes: own}) => [oid, byFile(own)]))};
}

/** The old ones of a move first. */
export function rangedOf({ranges}: Move): readonly RangeCommit[] {
  return ranges === undefined ? [] : [...ranges.old, ...ranges.young];
}
