// The commits that there are, to be found by a name, which may be shortened, or by their tree.
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Named} from '../../../graph/value/joined-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {claimsOf} from './claims.ts';
import {commitCodec} from '../../source/git/commit-record.ts';

export interface KnownCommit {
  readonly oid: string;
  readonly corrected: number;
  /** The first, where it is found by its tree. A commit without any has ''. */
  readonly parent?: string;
  /** The request that it says it came with, where it is found by its tree. */
  readonly names?: string;
}

const knownCommitCodec: Codec<KnownCommit> = jsonCodec('known commit');
/** In the order of time. */
export const knownCodec: Codec<readonly KnownCommit[]> = jsonCodec('known commits');

/** What people shorten names to, at the least. */
const shortest = 7;
/** A tree that more commits have is that of commits that change nothing. */
const mostOfOneTree = 64;

export const spreadKnown = defineTask({
  name: 'ways to find a commit',
  // 2: it says upon what a tree was reached, and for which request.
  version: 2,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<KnownCommit>[]>('ways to find a commit'),
  light: true,
  run({row: {oid, tree, corrected, parents: [parent = ''], message}}) {
    const names = claimsOf(message).requests.find(({evidence}) => evidence !== 'reverts pull')?.vertex;
    return [{bucket: bucketOfName(oid), piece: {oid, corrected}}, {bucket: bucketOfTree(tree), piece: {oid, corrected, parent, ...(names !== undefined && {names})}}];
  },
});

export const gatherKnown = defineTask({
  name: 'known commits',
  version: 1,
  input: {pieces: piecesCodec(knownCommitCodec)},
  output: knownCodec,
  light: true,
  run: ({pieces}) => inTime(pieces).slice(0, mostOfOneTree),
});

export const knownPieceCodec = knownCommitCodec;

export function bucketOfName(oid: string): string {
  return `name ${oid.slice(0, shortest)}`;
}

export function bucketOfTree(tree: string): string {
  return `tree ${tree}`;
}

export function inTime<T extends KnownCommit>(commits: readonly T[]): readonly T[] {
  return commits.toSorted((a, b) => a.corrected - b.corrected || (a.oid < b.oid ? -1 : 1));
}

export function knownIn(ref: Named<readonly KnownCommit[]> | Stub | undefined): readonly KnownCommit[] {
  return valueIn(ref) ?? [];
}

/** Those of a bucket that the name names. */
export function foundIn(ref: Named<readonly KnownCommit[]> | Stub | undefined, name: string): readonly KnownCommit[] {
  return knownIn(ref).filter(({oid}) => oid.startsWith(name));
}
