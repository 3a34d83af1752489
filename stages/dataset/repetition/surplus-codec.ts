// What is one too many, in few bytes: there are many parts, and few documents that they are trained with instead.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {readPart, writePart, type SpanPart} from './span-part.ts';

/** A part of a span that is not trained, because others train what it shows: one of them is named. */
export interface Surplus extends SpanPart {readonly by: string}

/** In the order of the document. */
export const surplusCodec: Codec<readonly Surplus[]> = {
  name: 'surplus',
  encode(parts) {
    const writer = new ByteWriter();
    writeSurplus(writer, parts);
    return writer.done();
  },
  decode: (bytes) => readSurplus(new ByteReader(bytes)),
};

export function writeSurplus(writer: ByteWriter, parts: readonly Surplus[]): void {
  const names = [...new Set(parts.map(({by}) => by))];
  const places = new Map(names.map((name, at) => [name, at]));
  writer.varint(names.length);
  for (const name of names) writer.text(name);
  writer.varint(parts.length);
  for (const part of parts) writePart(writer, part).varint(places.get(part.by) ?? 0);
}

export function readSurplus(reader: ByteReader): readonly Surplus[] {
  const names = Array.from({length: reader.varint()}, () => reader.text());
  return Array.from({length: reader.varint()}, () => ({...readPart(reader), by: names[reader.varint()] ?? noName()}));
}

function noName(): never {
  throw new RangeError('A part names a document that is not listed');
}
