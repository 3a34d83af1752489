// From what messages claim to links: a claim counts only where it names one commit that is there.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {commitCodec} from '../../source/git/commit-record.ts';
import {claimsOf, type Claims} from './claims.ts';
import {edgeOf, edgesCodec} from './evidence.ts';
import {bucketOfName, foundIn, knownCodec} from './known-commits.ts';
import {commitVertex} from './vertex.ts';

/** `brought`: of a merge, the heads of what it merged. */
export interface Claiming extends Claims {readonly oid: string; readonly corrected: number; readonly brought: readonly string[]}

export const claimingCodec: Codec<Claiming> = jsonCodec('claims of a commit');

export const claimTask = defineTask({
  name: 'claims of a commit',
  version: 1,
  input: {commit: commitCodec},
  output: claimingCodec,
  light: true,
  run: ({commit: {oid, corrected, parents, message}}): Claiming => ({oid, corrected, brought: parents.slice(1), ...claimsOf(message)}),
});

export const commitsClaimed = defineTask({name: 'commits claimed', version: 1, ...naming(claimingCodec, ({picked, reverted}) => [...picked, ...reverted].map(bucketOfName))});

export const claimLinks = defineTask({
  name: 'links of claims',
  version: 1,
  input: {claims: joinedCodec(claimingCodec, knownCodec)},
  output: edgesCodec,
  run({claims: {row: {value: {oid, picked, reverted}}, refs}}) {
    return [...picked, ...reverted].flatMap((name, at) => {
      const [found, other] = foundIn(refs[at], name);
      // A shortened name that two commits have names neither.
      if (found === undefined || other !== undefined || found.oid === oid) return [];
      return [edgeOf(at < picked.length ? 'cherry-picked from' : 'reverts', commitVertex(oid), commitVertex(found.oid))];
    });
  },
});
