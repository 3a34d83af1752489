// Rewrites the steps of a pre-tokenizer that Hugging Face's JavaScript library reads otherwise than its Rust library, by which models were trained.
import type {Params as Json} from '../../graph/value/params.ts';
import {isObject, type JsonObject} from './tokenizer-json.ts';

/**
 * As tests find it, the two differ in:
 *
 * - `ByteLevel` with its own pattern: `\s` is JavaScript's, so U+FEFF is a space and U+0085 is none.
 * - `Digits`: ASCII digits only.
 * - `(?i:…)`: ASCII letters only, while `s` folds with U+017F.
 *
 * What remains are characters that one knows and the other does not: JavaScript has the Unicode of its engine, Rust's patterns Unicode 16.
 */
export function asRustReads(step: Json): Json {
  if (!isObject(step)) return step;
  const {pretokenizers: inner, type, pattern} = step;
  if (Array.isArray(inner)) return {...step, pretokenizers: inner.map(asRustReads)};
  if (type === 'ByteLevel' && step['use_regex'] !== false && step['add_prefix_space'] === false) return {type: 'Sequence', pretokenizers: [split(byteLevelPattern), {...step, use_regex: false}]};
  if (type === 'Digits') return split(step['individual_digits'] === true ? String.raw`\p{N}` : String.raw`\p{N}+`);
  if (type === 'Split' && isObject(pattern) && typeof pattern['Regex'] === 'string') return {...step, pattern: {Regex: folded(pattern['Regex'])}};
  return step;
}

const byteLevelPattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

function split(pattern: string): JsonObject {
  return {type: 'Split', pattern: {Regex: pattern}, behavior: 'Isolated', invert: false};
}

/** In the two spellings of contractions that files have. */
function folded(pattern: string): string {
  return pattern
    .replaceAll("(?i:'s|'t|'re|'ve|'m|'ll|'d)", "(?:'[sSſ]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])")
    .replaceAll('(?i:[sdmt]|ll|ve|re)', '(?:[sSſdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])');
}
