// The tasks that cut what files tell by name, and put together what all files tell under one.
import type {Piece} from '../../../../graph/operators/group.ts';
import {defineTask} from '../../../../graph/task/task.ts';
import type {Codec} from '../../../../graph/value/codec.ts';
import {jsonCodec} from '../../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../../graph/value/pieces-codec.ts';
import {usageOfFileCodec} from '../placed-usage.ts';
import type {NamePiece} from './piece.ts';
import {spreadNames} from './spread-names.ts';

export const namePieceCodec: Codec<NamePiece> = jsonCodec('name in a file');
export const nameCodec: Codec<readonly NamePiece[]> = jsonCodec('name');

export const spreadNamesTask = defineTask({
  name: 'names told by a file',
  version: 1,
  input: {row: usageOfFileCodec},
  output: jsonCodec<readonly Piece<NamePiece>[]>('name pieces'),
  light: true,
  run: ({row: {path, usage}}) => spreadNames(path, usage),
});

export const gatherNames = defineTask({
  name: 'name',
  version: 1,
  input: {pieces: piecesCodec(namePieceCodec)},
  output: nameCodec,
  light: true,
  run: ({pieces}) => pieces,
});
