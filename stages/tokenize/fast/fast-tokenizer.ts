// A compiled byte-level tokenizer: the ids of the reference, without its library and many times as fast.
import {isUtf8} from 'node:buffer';
import {composedText} from '../composed-text.ts';
import {controlText} from '../control-text.ts';
import {bytesOfIds, idsSpell} from '../piece-bytes.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {byteEncoder} from './byte-encoder.ts';
import type {FastTables} from './fast-tables.ts';
import {regexCutter} from './regex-cutter.ts';

/** Not to be used before `proveFast` has found it equal. Tables may be shared; what it remembers of words is its own, about 4 MB. */
export function fastTokenizer(name: string, tables: FastTables): Tokenizer {
  const {digest, byteLengths, composed, pieces, starts, pattern} = tables;
  const controls = new Map(tables.controls);
  const table = {bytes: pieces, starts};
  const encoder = byteEncoder(tables);
  const cut = pattern.kind === 'regex' ? regexCutter(pattern) : undefined;
  return {
    name,
    digest,
    vocabularySize: byteLengths.length,
    controls,
    encode,
    encodeUtf8(bytes) {
      if (cut !== undefined || !isUtf8(bytes) || (composed && bytes.some((byte) => byte >= firstUncomposed))) return encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
      encoder.room(bytes.length).set(bytes);
      return encoder.encode(bytes.length);
    },
    decode: (ids) => bytesOfIds(ids, table).toString('utf8'),
    byteLengths,
    exact: !composed,
    longestText: cut === undefined ? Infinity : longestCut,
    spells: (ids, bytes) => idsSpell(ids, bytes, table),
    specialTextCount: controlText(controls),
  };

  function encode(given: string): Int32Array {
    // Before composing, as a lone surrogate must not meet what is behind it.
    const text = composed ? composedText(given.toWellFormed()) : cut === undefined ? given : given.toWellFormed();
    // Three bytes for each unit of UTF-16 are always enough, and where there is room anyway it need not be counted.
    const room = text.length < 1 << 18 ? text.length * 3 : Buffer.byteLength(text, 'utf8');
    // A lone surrogate is written as U+FFFD.
    const length = encoder.room(room).write(text, 'utf8');
    return encoder.encode(length, cut?.(text));
  }
}

/** Of U+0300, before which every text is in composed form. */
const firstUncomposed = 0xcc;

/** A pattern overflows on a word of a few megabytes, here as in the reference. */
const longestCut = 1024 * 1024;
