// A run of lines of one source as a span shows them. Places in a source are lines and columns: a patch knows the numbers of its lines and not how many
// bytes lie before them, so nobody has to read a text again to tell what a patch shows of it.
import type {ByteReader} from '../../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../../graph/value/byte-writer.ts';

export interface Run {
  /** Which sample of its document, and which span of that. */
  readonly sample: number;
  readonly span: number;
  readonly trained: boolean;
  /** Where its first line begins in the text that the span is of, signs included. */
  readonly at: number;
  /** Bytes before each line that are no part of the source: the signs of a patch. */
  readonly signs: number;
  /** The first line, and the column in it where the run begins. */
  readonly line: number;
  readonly skip: number;
  /** Bytes that it shows of each line. Only the last may end before its line does. */
  readonly lengths: readonly number[];
}

export function writeRun(writer: ByteWriter, {sample, span, trained, at, signs, line, skip, lengths}: Run): void {
  writer.varint(sample).varint(span).byte(trained ? 1 : 0).varint(at).varint(signs).varint(line).varint(skip).varint(lengths.length);
  for (const length of lengths) writer.varint(length);
}

export function readRun(reader: ByteReader): Run {
  const [sample, span, trained, at, signs, line, skip] = [reader.varint(), reader.varint(), reader.byte() === 1, reader.varint(), reader.varint(), reader.varint(), reader.varint()];
  return {sample, span, trained, at, signs, line, skip, lengths: Array.from({length: reader.varint()}, () => reader.varint())};
}

/** Bytes of the source that it shows. */
export function bytesOfRun({lengths}: Pick<Run, 'lengths'>): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Where it ends in the text that the span is of. */
export function endOfRun({at, signs, lengths}: Pick<Run, 'at' | 'lengths' | 'signs'>): number {
  return at + signs * lengths.length + bytesOfRun({lengths});
}
