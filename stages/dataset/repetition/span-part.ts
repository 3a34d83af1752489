// A part of a span, by its sample, its span and its place in that: as the codecs here spell it.
import type {ByteReader} from '../../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Place} from '../../parse/outline/outline.ts';

export interface SpanPart extends Place {readonly sample: number; readonly span: number}

export function writePart(writer: ByteWriter, {sample, span, from, to}: SpanPart): ByteWriter {
  return writer.varint(sample).varint(span).varint(from).varint(to - from);
}

export function readPart(reader: ByteReader): SpanPart {
  const [sample, span, from] = [reader.varint(), reader.varint(), reader.varint()];
  return {sample, span, from, to: from + reader.varint()};
}
