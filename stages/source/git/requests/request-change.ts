// What a request changes as a whole, from git: where it began, where it ends, and what each later version of it changed against the one before.
import type {Codec} from '../../../../graph/value/codec.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import type {FileChange} from '../file-change.ts';

/**
 * How its change was found. `squash`: against the parent of the one commit that it became. `rebase`: against what the copies of its commits were put
 * upon. `merge`: from the merge base of what the merge came to, up to its head. `forward`: its commits lie on the line itself. `aside`: it was not
 * merged, as far as anybody knows.
 */
export type RequestKind = 'squash' | 'rebase' | 'merge' | 'forward' | 'aside';

export interface RequestChange {
  readonly number: number;
  readonly kind: RequestKind;
  /** '' where it begins with nothing. */
  readonly base: string;
  /** The commit whose tree is the outcome: its own head, or what a squash made of it. */
  readonly head: string;
  /** What brought it in; '' where nothing did. */
  readonly merged: string;
  /** Its own commits, oldest first; none where they are not there any more, or too many to be one change. */
  readonly commits: readonly string[];
  /** When the first of its commits was written; 0 where that is not known. */
  readonly began: number;
  /** When the commit that it ends with was made. */
  readonly ended: number;
  readonly changes: readonly FileChange[];
  /** Between versions that were pushed one after the other, as far as both are still there. */
  readonly moves: readonly Move[];
  /** The whole change as it was first pushed, where there was another one later. */
  readonly first?: {readonly base: string; readonly head: string; readonly changes: readonly FileChange[]};
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly FileChange[];
  /** What each of the two stands upon, where that is not the same; '' is nothing. */
  readonly bases?: readonly [from: string, to: string];
  /** Paths that changed between the two: what changed there is not all the request's. */
  readonly upstream: readonly string[];
  /** Where those are not the same: the commits that only the one version has, and only the other; none where they are too many to be told apart. */
  readonly ranges?: {readonly old: readonly RangeCommit[]; readonly young: readonly RangeCommit[]};
}

/** A commit of one version, with what it changed itself. */
export interface RangeCommit {readonly oid: string; readonly changes: readonly FileChange[]}

export const requestChangeCodec: Codec<RequestChange> = jsonCodec('change of a request 3');
