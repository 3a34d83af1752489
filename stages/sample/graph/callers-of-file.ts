// Who calls what a file declares: the calls of all files, turned round and gathered by the file that they lead to.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {fileCallsCodec, type FileCalls} from '../../parse/calls/resolve/calls-task.ts';
import {nameInFile} from '../../parse/calls/resolve/resolve-calls.ts';

/** What one file calls of another, or of itself: names of either, the caller first. */
export interface CallsInto {readonly path: string; readonly edges: readonly (readonly [within: string, called: string])[]}

const pieceCodec: Codec<CallsInto> = jsonCodec('calls into a file');
export const callersCodec: Codec<readonly CallsInto[]> = jsonCodec('callers of a file');

export const spreadCallers = {
  spread: defineTask({
    name: 'calls by the file that they lead to',
    version: 1,
    input: {row: fileCallsCodec},
    output: jsonCodec<readonly Piece<CallsInto>[]>('calls into files'),
    light: true,
    run: ({row}) => piecesOf(row),
  }),
  piece: pieceCodec,
};

export const gatherCallers = defineTask({
  name: 'callers of a file',
  version: 1,
  input: {pieces: piecesCodec(pieceCodec)},
  output: callersCodec,
  light: true,
  run: ({pieces}) => pieces,
});

/** Only of calls that are known. */
function piecesOf({path, calls}: FileCalls): readonly Piece<CallsInto>[] {
  const edges = calls.flatMap(({verdict, within, targets}) => (verdict === 'resolved' ? targets.map((target) => ({bucket: target.path, edge: [within, nameInFile(target)] as const})) : []));
  return [...Map.groupBy(edges, ({bucket}) => bucket)].map(([bucket, found]) => ({bucket, piece: {path, edges: distinct(found.map(({edge}) => edge))}}));
}

function distinct(edges: CallsInto['edges']): CallsInto['edges'] {
  return [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()];
}
