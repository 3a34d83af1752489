// A sample as a profile writes it: the pieces of each span, in order. What is tokenized, and what provenance measures spans by.
import {render} from '../../sample/render.ts';
import type {Body, Sample} from '../../sample/sample.ts';
import type {RenderedSpan} from '../tokenize-sample.ts';
import type {MarkWriter} from './mark-writer.ts';

/** One list a span: a mark may be several pieces or none, any other span is one. */
export function writtenPieces(sample: Sample, {leaves}: Pick<Body, 'leaves'>, {write}: Pick<MarkWriter, 'write'>): readonly (readonly RenderedSpan[])[] {
  const plain = render(sample, {leaves});
  return sample.spans.map((span, at) => (span.kind === 'mark' ? write(span) : plain.slice(at, at + 1)));
}

/** The text of a span, its control tokens spelled out: what offsets of `Tokens.origin` count in. */
export function writtenText(pieces: readonly RenderedSpan[]): Buffer {
  return Buffer.concat(pieces.map((piece) => ('control' in piece ? Buffer.from(piece.control, 'utf8') : Buffer.from(piece.text))));
}
