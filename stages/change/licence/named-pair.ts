// A pair of texts under the path they had: what their licence is told from. Another row than the pair itself, so that edits never depend on paths.
import {defineTask} from '../../../graph/task/task.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {byRules} from '../../clean/by-rules.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {hasPair, pairCodec, pairId, pairOf, patchesOf, type Pair} from '../pair.ts';

/** After a rename the path is the new one: a header reads the same under both. */
export interface NamedPair {readonly path: string; readonly pair: Pair}

export const namedPairCodec: Codec<NamedPair> = {
  name: `${pairCodec.name}, under a path`,
  links: ({pair}, keep) => pairCodec.links?.(pair, keep) ?? [],
  encode: ({path, pair}) => new ByteWriter(64).raw(pairCodec.encode(pair)).raw(Buffer.from(path)).done(),
  decode: (bytes, parts) => ({path: Buffer.from(bytes.subarray(1)).toString('utf8'), pair: pairCodec.decode(bytes.subarray(0, 1), parts)}),
};

export const spreadNamedPairs = byRules((rules) => defineTask({
  name: 'pairs of a commit under their paths',
  version: 1,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<NamedPair>[]>('named pairs of a commit'),
  light: true,
  run: ({row}) => piecesOf(row, rules),
}));

function piecesOf({changes}: CommitRecord, rules: string): readonly Piece<NamedPair>[] {
  return changes.flatMap(patchesOf).filter(hasPair).map((change) => ({bucket: pairId(change), piece: {path: change.path, pair: pairOf(change, rules)}}));
}
