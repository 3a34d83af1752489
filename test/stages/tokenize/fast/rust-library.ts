// Hugging Face's Rust library as the judge of ids, and of what its patterns take each character for.
import {PreTokenizer, Tokenizer} from 'tokenizers';
import type {Params as Json} from '../../../../graph/value/params.ts';

export interface RustLibrary {
  encode(text: string): Promise<Int32Array>;
}

export function rustLibrary(json: Json): RustLibrary {
  const library = Tokenizer.fromString(JSON.stringify(json));
  return {encode: async (text) => Int32Array.from((await library.encode(text, null, {addSpecialTokens: false})).getIds())};
}

/** The code points that a pattern for one character matches. Surrogates are none. */
export function matchedByRust(step: Json): ReadonlySet<number> {
  const splitter = splitterOf(step);
  const matched = new Set<number>();
  for (let from = 0; from < 0x110000; from += 1024) {
    if (from >= 0xd800 && from < 0xe000) continue;
    const all = Array.from({length: 1024}, (_, at) => from + at);
    const left = new Set(splitter.preTokenizeString(String.fromCodePoint(...all)).flatMap(([piece]) => Array.from(piece, (character) => character.codePointAt(0))));
    for (const point of all) if (!left.has(point)) matched.add(point);
  }
  return matched;
}

/** A pattern whose matches are taken out. */
export function removed(pattern: string): Json {
  return {type: 'Split', pattern: {Regex: pattern}, behavior: 'Removed', invert: false};
}

function splitterOf(step: Json): PreTokenizer {
  const nothing = {version: '1.0', added_tokens: [], normalizer: null, post_processor: null, decoder: null, model: {type: 'BPE', vocab: {a: 0}, merges: []}};
  const splitter = Tokenizer.fromString(JSON.stringify({...nothing, pre_tokenizer: step})).getPreTokenizer();
  if (splitter === null) throw new Error('The library made nothing of the pattern');
  return splitter;
}
