// Redactions as bytes, at the end of a value that has any.
import type {ByteReader} from '../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Redaction} from './clean-text.ts';

export function writeRedactions(to: ByteWriter, redactions: readonly Redaction[]): void {
  to.varint(redactions.length);
  for (const {rule, at, length, saltedHash} of redactions) to.text(rule).varint(at).varint(length).bytes(Buffer.from(saltedHash, 'hex'));
}

export function readRedactions(from: ByteReader): readonly Redaction[] {
  return Array.from({length: from.varint()}, () => ({rule: from.text(), at: from.varint(), length: from.varint(), saltedHash: from.bytes().toString('hex')}));
}
