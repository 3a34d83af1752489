// Texts that fall into one band, and which of them to compare. A text alone in its bands, as most are, is never looked at again.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {copyPiecesCodec} from './copy-pieces.ts';
import {inOrder, plainCopyCodec, type Copy} from './copy.ts';
import {firstTextCodec} from './equal-texts.ts';

/** In order. */
export const bandCodec: Codec<readonly Copy[]> = {
  name: 'band of texts',
  links: (copies) => copies.map(({samples}) => (typeof samples === 'string' ? samples : samples.digest)),
  encode: (copies) => json.encode(copies.map(({samples: _, ...copy}) => copy)),
  decode: (bytes, parts) => json.decode(bytes, []).map((copy, at) => ({...copy, samples: parts[at] ?? noLink()})),
};
const json = jsonCodec<readonly Omit<Copy, 'samples'>[]>('band of texts');

/** Each is compared with so many before it: the versions of a file are many, and neighbours tell that they belong together. */
const compared = 16;
/** What more texts have in common is a form that they were filled into. The first of them stand for all. */
const mostInBand = 1000;

export const spreadBands = defineTask({
  name: 'texts by band',
  version: 1,
  input: {row: firstTextCodec},
  output: copyPiecesCodec(plainCopyCodec),
  light: true,
  run: ({row: {bands, hash, order, name, at, samples}}) => bands.map((bucket) => ({bucket, piece: {hash, order, name, at, samples}})),
});

export const gatherBand = defineTask({
  name: 'band of texts',
  version: 1,
  input: {pieces: piecesCodec(plainCopyCodec)},
  output: bandCodec,
  light: true,
  run: ({pieces}) => (pieces.length < 2 ? {stub: 'alone'} : inOrder(pieces).slice(0, mostInBand)),
});

export const spreadCandidates = defineTask({
  name: 'candidates of a band',
  version: 1,
  input: {row: bandCodec},
  output: copyPiecesCodec(plainCopyCodec),
  light: true,
  run: ({row}) => row.map((piece) => ({bucket: piece.hash, piece})),
});

/** Two hashes, the lesser one first. */
export type Pair = readonly [string, string];

export const pairCodec: Codec<Pair> = jsonCodec('pair of texts');

export const spreadPairs = defineTask({
  name: 'pairs of a band',
  version: 1,
  input: {row: bandCodec},
  output: jsonCodec<readonly Piece<Pair>[]>('pairs of a band'),
  light: true,
  run: ({row}) => row.flatMap(({hash}, at) => row.slice(Math.max(0, at - compared), at).map((other): Piece<Pair> => {
    const piece: Pair = other.hash < hash ? [other.hash, hash] : [hash, other.hash];
    return {bucket: piece.join(' '), piece};
  })),
});

function noLink(): never {
  throw new Error('A band links to the samples of its texts');
}
