// What outlines and surfaces spell alike: words once in a table, hashes, lists, and what a stretch of code holds.
import type {ByteReader} from '../../../graph/value/byte-reader.ts';
import type {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Content, Declaration} from './outline.ts';

/** The order is the wire form: append only. */
export const callKinds = ['call', 'new', 'macro'] as const;
const hashBytes = 12;

export type WriteWord = (text: string) => ByteWriter;
export type ReadWord = () => string;

export function writeContent(rows: ByteWriter, {conditions, queries}: Omit<Content, 'hash'>, word: WriteWord): void {
  rows.varint(conditions).varint(queries.length);
  for (const query of queries) word(query);
}

export function readContent(reader: ByteReader, word: ReadWord): Omit<Content, 'hash'> {
  return {conditions: reader.varint(), queries: many(reader, word)};
}

export function writeHashes(rows: ByteWriter, {signature, body, attributes}: Declaration['hashes']): void {
  for (const hash of [signature, body, attributes]) rows.bytes(Buffer.from(hash, 'hex'));
}

export function readHashes(reader: ByteReader): Declaration['hashes'] {
  return {signature: readHash(reader), body: readHash(reader), attributes: readHash(reader)};
}

export function writeWords(rows: ByteWriter, words: readonly string[], word: WriteWord): void {
  rows.varint(words.length);
  for (const one of words) word(one);
}

export function readHash(reader: ByteReader): string {
  const bytes = reader.bytes();
  if (bytes.length !== 0 && bytes.length !== hashBytes) throw new RangeError(`Read a hash of ${bytes.length} bytes in an outline`);
  return bytes.toString('hex');
}

export function many<T>(reader: ByteReader, read: () => T): readonly T[] {
  const list: T[] = [];
  for (let left = reader.varint(); left > 0; left--) list.push(read());
  return list;
}

export function member<T>(members: readonly T[], index: number): T {
  const found = members[index];
  if (found === undefined) throw new RangeError(`Read member ${index} of a list of ${members.length} in an outline`);
  return found;
}
