// What licence texts and packages' metadata said for their folders at any time: for folders that are gone, it is all there is to know.
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import type {Said} from '../../parse/licence/folder-licence.ts';
import {saidCodec, saidLicencesCodec, saidRow} from '../../parse/licence/said-licences.ts';
import {pairLicenceCodec} from './pair-licence.ts';

export const spreadFormer = defineTask({
  name: 'licences said of a history',
  version: 1,
  input: {row: pairLicenceCodec},
  output: jsonCodec<readonly Piece<Said>[]>('licence pieces'),
  light: true,
  run: ({row: {path, sides}}): readonly Piece<Said>[] =>
    sides.flatMap(({speaks, expression}) => (speaks === 'itself' ? [] : [{bucket: saidRow, piece: {path, as: speaks === 'as text' ? 'text' : 'metadata', expression}}])),
});

/** Most versions of a package's metadata say the same. */
export const gatherFormer = defineTask({
  name: 'licences once said',
  version: 1,
  input: {pieces: piecesCodec(saidCodec)},
  output: saidLicencesCodec,
  light: true,
  run: ({pieces}) => [...new Map(pieces.map((piece) => [`${piece.path}\0${piece.as}\0${piece.expression}`, piece])).values()],
});

/** Every pair asks the one row. */
export const formerAsked = defineTask({name: 'licences asked by a pair', version: 1, ...naming(pairLicenceCodec, () => [saidRow])});
