// All that is one too many in a document: gathered from its sources, so that a document whose own share does not change is not looked at again.
import type {Piece} from '../../../graph/operators/group.ts';
import {naming} from '../../../graph/task/naming.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {placesCodec} from './places.ts';
import {repeatedCodec} from './repeated.ts';
import {surplusCodec, type Surplus} from './surplus-codec.ts';

export const spreadSurplus = defineTask({
  name: 'surplus by document',
  version: 1,
  input: {row: repeatedCodec},
  output: jsonCodec<readonly Piece<readonly Surplus[]>[]>('surplus by document'),
  light: true,
  run: ({row: {surplus}}) => surplus.map(({id, parts}) => ({bucket: id, piece: parts})),
});

export const gatherSurplus = defineTask({
  name: 'surplus of a document',
  version: 1,
  input: {pieces: piecesCodec(surplusCodec)},
  output: surplusCodec,
  light: true,
  run: ({pieces}) => pieces.flat().sort((a, b) => a.sample - b.sample || a.span - b.span || a.from - b.from),
});

export const surplusNamed = defineTask({name: 'surplus of places', version: 1, ...naming(placesCodec, ({id}) => [id])});
