// What the files of a tree say for their folders as one row, so that every file's licence can ask it.
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Said} from './folder-licence.ts';
import {statedCodec} from './stated-licence.ts';

export const saidCodec: Codec<Said> = jsonCodec('licence said');
export const saidLicencesCodec: Codec<readonly Said[]> = jsonCodec('licences said');

export const saidRow = 'all';

/** Holds what is said, not how: another version number in a package's metadata changes nothing here. */
export const spreadSaid = defineTask({
  name: 'licences said of a tree',
  version: 1,
  input: {row: statedCodec},
  output: jsonCodec<readonly Piece<Said>[]>('licence pieces'),
  light: true,
  run: ({row: {path, own: {speaks, expression}}}): readonly Piece<Said>[] => (speaks === 'itself' ? [] : [{bucket: saidRow, piece: {path, as: speaks === 'as text' ? 'text' : 'metadata', expression}}]),
});

export const gatherSaid = defineTask({
  name: 'licences said',
  version: 1,
  input: {pieces: piecesCodec(saidCodec)},
  output: saidLicencesCodec,
  light: true,
  run: ({pieces}) => pieces,
});

/** Every file asks the one row. */
export const saidAsked = defineTask({name: 'licences asked by a file', version: 1, ...naming(statedCodec, () => [saidRow])});
