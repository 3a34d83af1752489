// Fast tokenizers of the known families for tests, each made once.
import {digestOf} from '../../../../graph/value/digest.ts';
import {compileTables} from '../../../../stages/tokenize/fast/compile-tables.ts';
import type {FastTables} from '../../../../stages/tokenize/fast/fast-tables.ts';
import {fastTokenizer} from '../../../../stages/tokenize/fast/fast-tokenizer.ts';
import {referenceTokenizer} from '../../../../stages/tokenize/reference-tokenizer.ts';
import {isTokenizerFailure} from '../../../../stages/tokenize/tokenizer-failure.ts';
import type {TokenizerJson} from '../../../../stages/tokenize/tokenizer-json.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';

export function tablesOf(json: TokenizerJson): FastTables {
  const tables = compileTables(json, digestOf(Buffer.from(JSON.stringify(json))));
  if ('unfit' in tables) throw new Error(tables.unfit);
  return tables;
}

export function fastFrom(json: TokenizerJson): Tokenizer {
  return fastTokenizer('test', tablesOf(json));
}

export function referenceFrom(json: TokenizerJson): Tokenizer {
  const made = referenceTokenizer('test', Buffer.from(JSON.stringify(json)));
  if (isTokenizerFailure(made)) throw new Error(made.failure);
  return made;
}

/** Where two lists of ids part, with what is around it; `undefined` where they do not. */
export function parting(ours: Int32Array, theirs: Int32Array, {decode}: Tokenizer): string | undefined {
  if (Buffer.compare(asBytes(ours), asBytes(theirs)) === 0) return undefined;
  const at = ours.findIndex((id, index) => id !== theirs[index]);
  const around = (ids: Int32Array) => Array.from(ids.subarray(Math.max(0, at - 3), at + 4), (id) => JSON.stringify(decode(Int32Array.of(id)))).join(' ');
  return `token ${at}: ours ${around(ours)}, theirs ${around(theirs)}`;
}

function asBytes({buffer, byteOffset, byteLength}: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
