// Which changes a problem is about: those whose commits have its patch, and the request that has its number. A patch is proof; a number may be an issue's.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {sharedCodec} from '../../change/groups/shared.ts';
import {commitVertex, pullVertex} from '../../change/groups/vertex.ts';
import {problemCodec} from '../../source/problems/problem.ts';

export interface Posed {
  readonly instance: string;
  readonly number: number;
  readonly statement: string;
  readonly evidence: 'same patch' | 'same number';
}

export const posedCodec: Codec<Posed> = jsonCodec('problem of a change');
export const allPosedCodec: Codec<readonly Posed[]> = jsonCodec('problems of a change');
export const placedCodec: Codec<readonly Piece<Posed>[]> = jsonCodec('problems by change');

export const patchNamed = defineTask({name: 'patch of a problem', version: 1, ...naming(problemCodec, ({patchId}) => (patchId === '' ? [] : [patchId]))});

export const placeProblem = defineTask({
  name: 'changes of a problem',
  version: 1,
  input: {problem: joinedCodec(problemCodec, sharedCodec)},
  output: placedCodec,
  run({problem: {row: {value: {instance, number, statement}}, refs: [shared]}}) {
    const posed = {instance, number, statement};
    const commits = valueIn(shared)?.commits ?? [];
    const [first] = commits;
    // Of several with one patch, the first made the change, and the others brought it elsewhere.
    return first === undefined ? [{bucket: pullVertex(number), piece: {...posed, evidence: 'same number' as const}}] : [{bucket: commitVertex(first.oid), piece: {...posed, evidence: 'same patch' as const}}];
  },
});

export const spreadPosed = defineTask({
  name: 'problems by change',
  version: 1,
  input: {row: placedCodec},
  output: placedCodec,
  light: true,
  run: ({row}) => row,
});

export const gatherPosed = defineTask({
  name: 'problems of a change',
  version: 1,
  input: {pieces: piecesCodec(posedCodec)},
  output: allPosedCodec,
  light: true,
  run: ({pieces}) => pieces,
});
