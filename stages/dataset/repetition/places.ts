// What a document shows of which sources, and what of that is trained: what repetition is counted from.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {When} from '../../sample/sample.ts';
import {readPart, writePart, type SpanPart} from './span-part.ts';

/** A document as others know it. */
export interface Owner {
  readonly kind: string;
  /** Its own name among all documents: the hash of its samples, which say what they are of. */
  readonly id: string;
  readonly when: When;
  /** Of a document without a date. */
  readonly name: string;
}

/** Of an id. */
export const idBytes = 16;

/** Runs as they are spelled: whoever only hands them on need not read them. */
export interface Places extends Owner {
  readonly sources: readonly {readonly source: string; readonly runs: Uint8Array}[];
  /** Of hunks: they are no lines of a source. */
  readonly heads: readonly SpanPart[];
}

/** What one source is asked about: who shows it, and where. */
export interface Showing extends Owner {readonly runs: Uint8Array}

export const showingCodec: Codec<Showing> = {
  name: 'showing of a source',
  encode(showing) {
    const writer = new ByteWriter();
    writeShowing(writer, showing);
    return writer.done();
  },
  decode: (bytes) => readShowing(new ByteReader(bytes)),
};

export const placesCodec: Codec<Places> = {
  name: 'places of a document',
  encode({sources, heads, ...owner}) {
    const writer = new ByteWriter(1024);
    writeOwner(writer, owner);
    writer.varint(heads.length);
    for (const head of heads) writePart(writer, head);
    writer.varint(sources.length);
    for (const {source, runs} of sources) writer.text(source).bytes(runs);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const owner = readOwner(reader);
    const heads = Array.from({length: reader.varint()}, () => readPart(reader));
    return {...owner, heads, sources: Array.from({length: reader.varint()}, () => ({source: reader.text(), runs: reader.bytes()}))};
  },
};

export function writeShowing(writer: ByteWriter, {runs, ...owner}: Showing): void {
  writeOwner(writer, owner);
  writer.bytes(runs);
}

export function readShowing(reader: ByteReader): Showing {
  return {...readOwner(reader), runs: reader.bytes()};
}

/** Shorter than the order spells it. */
function writeOwner(writer: ByteWriter, {kind, id, when: {corrected, oid}, name}: Owner): void {
  writer.text(kind).raw(Buffer.from(id, 'hex')).varint(corrected).bytes(Buffer.from(oid, 'hex')).text(name);
}

function readOwner(reader: ByteReader): Owner {
  const [kind, id, corrected] = [reader.text(), reader.raw(idBytes).toString('hex'), reader.varint()];
  return {kind, id, when: {corrected, oid: reader.bytes().toString('hex')}, name: reader.text()};
}
