// Texts that are equal, by their hash: which of them is first, and how many there are. From here on a text is one thing, however often it occurs.
import {defineTask} from '../../../graph/task/task.ts';
import type {Piece} from '../../../graph/operators/group.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {tallyCodec, type Tally} from '../tally.ts';
import {contentsCodec} from './contents.ts';
import {copyCodec, inOrder, type Copy} from './copy.ts';
import {copyPiecesCodec} from './copy-pieces.ts';

/** The first of equal texts. */
export interface FirstText extends Copy {readonly count: number; readonly bands: readonly string[]}

export const firstTextCodec: Codec<FirstText> = copyCodec('first of equal texts');

export const spreadTexts = defineTask({
  name: 'texts by hash',
  version: 1,
  input: {row: contentsCodec},
  output: copyPiecesCodec(firstTextCodec),
  light: true,
  run: ({row: {order, name, texts, samples}}): readonly Piece<FirstText>[] =>
    texts.flatMap(({hash, bands}, at) => (hash === '' ? [] : [{bucket: hash, piece: {hash, order, name, at, samples, count: 1, bands}}])),
});

export const firstOfTexts = defineTask({
  name: 'first of equal texts',
  version: 1,
  input: {pieces: piecesCodec(firstTextCodec)},
  output: firstTextCodec,
  light: true,
  run({pieces}): FirstText {
    const [first = noText()] = inOrder(pieces);
    return {...first, count: pieces.length};
  },
});

export const tallyTexts = defineTask({
  name: 'tally of equal texts',
  version: 1,
  input: {row: firstTextCodec},
  output: tallyCodec,
  light: true,
  run: ({row: {count}}): Tally => ({texts: 1, samples: count, ...(count > 1 && {'texts with copies': 1, 'exact copies': count - 1})}),
});

function noText(): never {
  throw new Error('A bucket of texts has none');
}
