// Outlines as bytes: words once in a table, then rows of numbers.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Call, Declaration, Export, Import, Outline, Place} from './outline.ts';
import {callKinds, many, member, readContent, readHash, readHashes, writeContent, writeHashes, type ReadWord, type WriteWord} from './outline-wire.ts';
import {WordTable} from './word-table.ts';

// The order is the wire form: append only.
const ways = ['grammar', 'patterns'] as const;

export const outlineCodec: Codec<Outline> = {
  name: 'outline',
  encode({language, how, damaged, declarations, imports, exports, calls, rest}) {
    const words = new WordTable();
    const rows = new ByteWriter(64 + 48 * declarations.length + 12 * calls.length);
    const word = (text: string): ByteWriter => rows.varint(words.place(text));
    word(language).byte(ways.indexOf(how)).byte(Number(damaged));
    rows.varint(declarations.length);
    for (const one of declarations) writeDeclaration(rows, one, word);
    for (const list of [imports, exports]) {
      rows.varint(list.length);
      for (const one of list) {
        writePlace(rows, one);
        for (const text of [one.module, one.name, one.alias]) word(text);
      }
    }
    rows.varint(calls.length);
    for (const {kind, name, nameAt, receiver, within, ...place} of calls) {
      writePlace(rows, place);
      rows.byte(callKinds.indexOf(kind) + (receiver === undefined ? 0 : 128));
      word(name).varint(nameAt).varint(within + 1);
      if (receiver !== undefined) writePlace(rows, receiver);
    }
    writeContent(rows, rest, word);
    rows.bytes(Buffer.from(rest.hash, 'hex'));
    const table = words.bytes();
    return new ByteWriter(table.length + rows.length + 8).bytes(table).raw(rows.done()).done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const words = WordTable.read(reader.bytes());
    const word = (): string => words.word(reader.varint());
    const language = word();
    const how = member(ways, reader.byte());
    const damaged = reader.byte() === 1;
    const declarations = many(reader, () => readDeclaration(reader, word));
    const imports = many(reader, (): Import => ({...readPlace(reader), module: word(), name: word(), alias: word()}));
    const exports = many(reader, (): Export => ({...readPlace(reader), module: word(), name: word(), alias: word()}));
    const calls = many(reader, (): Call => {
      const place = readPlace(reader);
      const flags = reader.byte();
      const call = {...place, kind: member(callKinds, flags & 127), name: word(), nameAt: reader.varint(), within: reader.varint() - 1};
      return flags < 128 ? call : {...call, receiver: readPlace(reader)};
    });
    const rest = {...readContent(reader, word), hash: readHash(reader)};
    return {language, how, damaged, declarations, imports, exports, calls, rest};
  },
};

function writeDeclaration(rows: ByteWriter, one: Declaration, word: WriteWord): void {
  const {kind, name, nameAt, parent, of, visibility, modifiers, signature, body, doc, attributes, bases, line, lastLine, test, hashes, sketch} = one;
  writePlace(rows, one);
  rows.byte(Number(test) + (body === undefined ? 0 : 2) + (doc === undefined ? 0 : 4));
  word(kind);
  word(name).varint(nameAt).varint(parent + 1);
  word(of);
  word(visibility).varint(modifiers.length);
  for (const modifier of modifiers) word(modifier);
  writePlace(rows, signature);
  for (const place of [body, doc]) if (place !== undefined) writePlace(rows, place);
  rows.varint(attributes.length);
  for (const place of attributes) writePlace(rows, place);
  rows.varint(bases.length);
  for (const base of bases) word(base);
  rows.varint(line).varint(lastLine - line);
  writeHashes(rows, hashes);
  rows.bytes(Buffer.from(sketch, 'hex'));
  writeContent(rows, one, word);
}

function readDeclaration(reader: ByteReader, word: ReadWord): Declaration {
  const place = readPlace(reader);
  const flags = reader.byte();
  const named = {kind: word(), name: word(), nameAt: reader.varint(), parent: reader.varint() - 1, of: word(), visibility: word(), modifiers: many(reader, word)};
  const signature = readPlace(reader);
  const body = (flags & 2) === 0 ? {} : {body: readPlace(reader)};
  const doc = (flags & 4) === 0 ? {} : {doc: readPlace(reader)};
  const more = {attributes: many(reader, () => readPlace(reader)), bases: many(reader, word)};
  const line = reader.varint();
  const lastLine = line + reader.varint();
  const hashes = readHashes(reader);
  return {...place, ...named, signature, ...body, ...doc, ...more, line, lastLine, test: (flags & 1) === 1, hashes, sketch: Buffer.from(reader.bytes()).toString('hex'), ...readContent(reader, word)};
}

function writePlace(rows: ByteWriter, {from, to}: Place): void {
  rows.varint(from).varint(to - from);
}

function readPlace(reader: ByteReader): Place {
  const from = reader.varint();
  return {from, to: from + reader.varint()};
}
