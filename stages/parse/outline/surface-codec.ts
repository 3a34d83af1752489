// Surfaces as bytes: there is one for every version of every text, so words stand once in a table and all else is short numbers.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {callKinds, many, member, readContent, readHash, readHashes, writeContent, writeHashes, writeWords, type ReadWord, type WriteWord} from './outline-wire.ts';
import type {Surface, SurfaceCall, SurfaceDeclaration} from './surface.ts';
import {WordTable} from './word-table.ts';

export const surfaceCodec: Codec<Surface> = {
  name: 'surface in words',
  encode({language, declarations, imports, exports, calls, rest}) {
    const words = new WordTable();
    const rows = new ByteWriter(64 + 80 * declarations.length + 5 * calls.length);
    const word: WriteWord = (text) => rows.varint(words.place(text));
    word(language).varint(declarations.length);
    for (const one of declarations) writeDeclaration(rows, one, word);
    for (const list of [imports, exports]) {
      rows.varint(list.length);
      for (const {module, name, alias} of list) writeAll([module, name, alias], word);
    }
    rows.varint(calls.length);
    for (const {kind, name, receiver, within} of calls) {
      rows.byte(callKinds.indexOf(kind));
      writeAll([name, receiver], word);
      rows.varint(within + 1);
    }
    writeContent(rows, rest, word);
    rows.bytes(Buffer.from(rest.hash, 'hex'));
    const table = words.bytes();
    return new ByteWriter(table.length + rows.length + 8).bytes(table).raw(rows.done()).done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const words = WordTable.read(reader.bytes());
    const word: ReadWord = () => words.word(reader.varint());
    const language = word();
    const declarations = many(reader, () => readDeclaration(reader, word));
    const [imports, exports] = [many(reader, () => readName(word)), many(reader, () => readName(word))];
    const calls = many(reader, (): SurfaceCall => ({kind: member(callKinds, reader.byte()), name: word(), receiver: word(), within: reader.varint() - 1}));
    return {language, declarations, imports, exports, calls, rest: {...readContent(reader, word), hash: readHash(reader)}};
  },
};

function writeDeclaration(rows: ByteWriter, one: SurfaceDeclaration, word: WriteWord): void {
  const {kind, name, parent, of, visibility, modifiers, bases, test, hashes, sketch} = one;
  writeAll([kind, name, of, visibility], word);
  rows.varint(parent + 1).byte(Number(test));
  writeWords(rows, modifiers, word);
  writeWords(rows, bases, word);
  writeHashes(rows, hashes);
  rows.bytes(Buffer.from(sketch, 'hex'));
  writeContent(rows, one, word);
}

function readDeclaration(reader: ByteReader, word: ReadWord): SurfaceDeclaration {
  const named = {kind: word(), name: word(), of: word(), visibility: word()};
  const placed = {parent: reader.varint() - 1, test: reader.byte() === 1};
  const said = {modifiers: many(reader, word), bases: many(reader, word), hashes: readHashes(reader)};
  return {...named, ...placed, ...said, sketch: Buffer.from(reader.bytes()).toString('hex'), ...readContent(reader, word)};
}

function writeAll(texts: readonly string[], word: WriteWord): void {
  for (const text of texts) word(text);
}

function readName(word: ReadWord): {readonly module: string; readonly name: string; readonly alias: string} {
  return {module: word(), name: word(), alias: word()};
}
