// Compiles a tokenizer for the fast path and lets the reference judge it.
import {referenceTokenizer} from '../reference-tokenizer.ts';
import {isTokenizerFailure, type TokenizerFailure} from '../tokenizer-failure.ts';
import {parseTokenizerJson} from '../tokenizer-json.ts';
import type {Tokenizer} from '../tokenizer.ts';
import {compileTables} from './compile-tables.ts';
import type {Verdict} from './fast-blob.ts';
import {fastTokenizer} from './fast-tokenizer.ts';
import {proofTexts, spelledTexts} from './proof-texts.ts';

/** A file that the reference refuses is a failure; one that is not for the fast path is a verdict. */
export function compileFast(name: string, json: Uint8Array): Verdict | TokenizerFailure {
  const parsed = parseTokenizerJson(json);
  if (isTokenizerFailure(parsed)) return parsed;
  const reference = referenceTokenizer(name, json, parsed);
  if (isTokenizerFailure(reference)) return reference;
  const tables = compileTables(parsed, reference.digest);
  if ('unfit' in tables) return {unproven: tables.unfit};
  const wrong = differenceBetween(fastTokenizer(name, tables), reference);
  return wrong === undefined ? {tables} : {unproven: `fast and exact differ on ${JSON.stringify(wrong.slice(0, 100))}`};
}

/** The first text on which they do not agree. */
export function differenceBetween(fast: Tokenizer, reference: Tokenizer): string | undefined {
  if (fast.exact !== reference.exact || fast.vocabularySize !== reference.vocabularySize) return 'the size of the vocabulary';
  return [...proofTexts(), ...spelledTexts(reference)].find((text) => {
    const ids = reference.encode(text);
    return !sameIds(fast.encode(text), ids) || !sameIds(fast.encodeUtf8(Buffer.from(text, 'utf8')), ids) || fast.decode(ids) !== reference.decode(ids);
  });
}

function sameIds(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
