// What turns text into token ids and back. Whoever does the work — a library or our own scanner — stands behind this seam.
import {digestOf, type Digest} from '../../graph/value/digest.ts';

export interface Tokenizer {
  readonly name: string;
  /** Of the bytes of its `tokenizer.json`: two tokenizers with equal digests give equal ids. */
  readonly digest: Digest;
  /** Ids are below this: the number of rows an embedding needs. */
  readonly vocabularySize: number;
  /** Control tokens by their text. Content never becomes one of them, whatever it spells: only whoever asks by this table gets one. */
  readonly controls: ReadonlyMap<string, number>;
  /** Text as plain text. A lone surrogate counts as U+FFFD; nothing is put before or after. */
  encode(text: string): Int32Array;
  /** The same for valid UTF-8 that is at hand as bytes. */
  encodeUtf8(bytes: Uint8Array): Int32Array;
  decode(ids: Int32Array): string;
  /** How many bytes of text each id stands for. */
  readonly byteLengths: Uint16Array;
  /** True where the lengths above add up to the text's, so that every token has a place in it; else they are estimates. */
  readonly exact: boolean;
  /** Whether ids stand for just these bytes of text. Cheap enough to be asked of every text. */
  spells(ids: Int32Array, bytes: Uint8Array): boolean;
  /** In bytes of UTF-8: of a longer text no tokens are asked. */
  readonly longestText: number;
  /** How often text spells a control token: content that a naive encoder would let take control. */
  specialTextCount(text: string): number;
}

/** The twin for tests: every byte is its own token, and id 256 ends a document. */
export function byteTokenizer(): Tokenizer {
  const encodeUtf8 = (bytes: Uint8Array) => Int32Array.from(bytes);
  return {
    name: 'bytes',
    digest: digestOf(Buffer.from('bytes')),
    vocabularySize: 257,
    controls: new Map([[end, 256]]),
    encode: (text) => encodeUtf8(Buffer.from(text, 'utf8')),
    encodeUtf8,
    decode: (ids) => Buffer.concat(Array.from(ids, (id) => (id === 256 ? Buffer.from(end) : Buffer.of(id)))).toString('utf8'),
    byteLengths: new Uint16Array(257).fill(1).fill(end.length, 256),
    exact: true,
    longestText: Infinity,
    spells: (ids, bytes) => ids.length === bytes.length && ids.every((id, at) => id === bytes[at]),
    specialTextCount: (text) => text.split(end).length - 1,
  };
}

const end = '<|endoftext|>';
