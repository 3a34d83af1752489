// Commits that have something in common: a patch-id, or the number of a request. What too many have in common says nothing.
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {claimingCodec} from './claim-links.ts';
import {edgeOf, edgesCodec, type Evidence} from './evidence.ts';
import {inTime, type KnownCommit} from './known-commits.ts';
import {patchedCodec} from './patch-ids.ts';
import {commitVertex} from './vertex.ts';

/** `vertex`: what all of them are linked to; '' for one another. */
interface Sharing extends KnownCommit {readonly vertex: string; readonly evidence: Evidence; readonly brought: readonly string[]}

export const sharingCodec: Codec<Sharing> = jsonCodec('commit that shares');

/** `commits` is empty where they are too many. */
export interface Shared {readonly count: number; readonly commits: readonly Sharing[]}

export const sharedCodec: Codec<Shared> = jsonCodec('commits that share');

const sharingsCodec: Codec<readonly Piece<Sharing>[]> = jsonCodec('what a commit shares');

/** A fix goes to so many branches at most, and a request is named by so many commits. More is a habit of a tool, or malice. */
const mostShared = 64;

export const spreadPatched = defineTask({
  name: 'commit by its patch-id',
  version: 1,
  input: {row: patchedCodec},
  output: sharingsCodec,
  light: true,
  run: ({row: {oid, corrected, id, ofOthers}}) => (id === '' || ofOthers === true ? [] : [{bucket: id, piece: {oid, corrected, vertex: '', evidence: 'same patch' as const, brought: []}}]),
});

export const spreadRequests = defineTask({
  name: 'commit by the requests it names',
  version: 1,
  input: {row: claimingCodec},
  output: sharingsCodec,
  light: true,
  run: ({row: {oid, corrected, brought, requests}}) => requests.map(({vertex, evidence}) => ({bucket: vertex, piece: {oid, corrected, vertex, evidence, brought}})),
});

export const gatherShared = defineTask({
  name: 'commits that share',
  version: 1,
  input: {pieces: piecesCodec(sharingCodec)},
  output: sharedCodec,
  light: true,
  run: ({pieces}): Shared => ({count: pieces.length, commits: pieces.length > mostShared ? [] : inTime(pieces)}),
});

export const patchLinks = defineTask({
  name: 'links of equal patches',
  version: 1,
  input: {shared: sharedCodec},
  output: edgesCodec,
  light: true,
  run({shared: {commits: [first, ...later]}}) {
    // Of equal ones the first made is what the others are copies of.
    return first === undefined ? [] : later.map(({oid, evidence}) => edgeOf(evidence, commitVertex(oid), commitVertex(first.oid)));
  },
});
