// What is one too many, in few bytes: there are many parts, and few documents that they are trained with instead.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';

/** A part of a span that is not trained, because others train what it shows: one of them is named. */
export interface Surplus {readonly sample: number; readonly span: number; readonly from: number; readonly to: number; readonly by: string}

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
  for (const {sample, span, from, to, by} of parts) writer.varint(sample).varint(span).varint(from).varint(to - from).varint(places.get(by) ?? 0);
}

export function readSurplus(reader: ByteReader): readonly Surplus[] {
  const names = Array.from({length: reader.varint()}, () => reader.text());
  return Array.from({length: reader.varint()}, () => {
    const [sample, span, from, length, by] = [reader.varint(), reader.varint(), reader.varint(), reader.varint(), reader.varint()];
    return {sample, span, from, to: from + length, by: names[by] ?? noName()};
  });
}

function noName(): never {
  throw new RangeError('A part names a document that is not listed');
}
