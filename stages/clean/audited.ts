// A text of the dataset that something was taken out of, and what: a row of the audit.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec} from '../../graph/value/codec.ts';
import type {Redaction} from './clean-text.ts';
import {readRedactions, writeRedactions} from './redactions-wire.ts';

/** A commit, by the fields that had something; an item of a forge, by the bytes of its row's id and its fields; or the content of a file, by a path it has: that in the first commit by name where there are several. */
export interface Audited {
  readonly in: 'commit' | 'blob' | 'item';
  readonly oid: string;
  readonly places: readonly {readonly where: string; readonly redactions: readonly Redaction[]}[];
}

export const auditedCodec: Codec<Audited> = {
  name: 'text of an audit',
  encode(audited) {
    const writer = new ByteWriter(256);
    write(writer, audited);
    return writer.done();
  },
  decode: (bytes) => read(new ByteReader(bytes)),
};

export const auditedListCodec: Codec<readonly Audited[]> = {
  name: 'list of an audit',
  encode(list) {
    const writer = new ByteWriter(256);
    for (const audited of list) write(writer, audited);
    return writer.done();
  },
  decode(bytes) {
    const list: Audited[] = [];
    for (const reader = new ByteReader(bytes); !reader.done; ) list.push(read(reader));
    return list;
  },
};

/** By their place; what is none of them is spelled as none, and read by nobody. */
const kinds: readonly Audited['in'][] = ['commit', 'blob', 'item'];

function write(to: ByteWriter, {in: kind, oid, places}: Audited): void {
  to.byte(kinds.indexOf(kind) & 0xff).bytes(Buffer.from(oid, 'hex')).varint(places.length);
  for (const {where, redactions} of places) writeRedactions(to.text(where), redactions);
}

function read(from: ByteReader): Audited {
  const kind = kinds[from.byte()];
  if (kind === undefined) throw new RangeError('A row of an audit is of no kind');
  const oid = from.bytes().toString('hex');
  return {in: kind, oid, places: Array.from({length: from.varint()}, () => ({where: from.text(), redactions: readRedactions(from)}))};
}
