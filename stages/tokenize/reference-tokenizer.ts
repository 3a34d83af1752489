// Any `tokenizer.json` by Hugging Face's own JavaScript library: slow, and the judge of whatever is faster.
import {Tokenizer as Library} from '@huggingface/tokenizers';
import {digestOf} from '../../graph/value/digest.ts';
import {asRustReads} from './as-rust-reads.ts';
import {composedText} from './composed-text.ts';
import {controlText} from './control-text.ts';
import {bytesOfIds, idsSpell} from './piece-bytes.ts';
import {pieceTable} from './piece-table.ts';
import {isTokenizerFailure, type TokenizerFailure} from './tokenizer-failure.ts';
import {isObject, parseTokenizerJson, type JsonObject} from './tokenizer-json.ts';
import type {Tokenizer} from './tokenizer.ts';
import {withholdControls} from './withhold-controls.ts';

/** A word of a few megabytes is more than the library's patterns can take: they overflow. */
const longestText = 1024 * 1024;

/**
 * There is no cap on the length of a word: cutting one would give other ids than the rest of the world. Time grows almost linearly
 * all the same, 2 to 5 s for a megabyte of one repeated character.
 */
export function referenceTokenizer(name: string, json: Uint8Array, parsed = parseTokenizerJson(json)): Tokenizer | TokenizerFailure {
  if (isTokenizerFailure(parsed)) return parsed;
  const {content, controls} = withholdControls(parsed);
  const composes = isObject(parsed.normalizer) && parsed.normalizer['type'] === 'NFC';
  const library = open({...content, normalizer: composes ? null : content.normalizer, pre_tokenizer: asRustReads(content.pre_tokenizer)});
  if ('failure' in library) return library;
  const table = pieceTable(parsed);
  const encode = (text: string) => Int32Array.from(library.encode(composes ? composedText(text.toWellFormed()) : text.toWellFormed(), {add_special_tokens: false}).ids);
  return {
    name,
    digest: digestOf(json),
    vocabularySize: table.size,
    controls,
    encode,
    encodeUtf8: (bytes) => encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')),
    decode: (ids) => (table.exact ? bytesOfIds(ids, table).toString('utf8') : decodeBetween(ids, library, controls)),
    byteLengths: table.byteLengths,
    exact: table.exact,
    longestText,
    spells: (ids, bytes) => idsSpell(ids, bytes, table),
    specialTextCount: controlText(controls),
  };
}

/** What the library itself makes of ids, and none of our tables: for whoever holds tokens against it. */
export function libraryDecoder(json: Uint8Array): ((ids: Int32Array) => string) | TokenizerFailure {
  const parsed = parseTokenizerJson(json);
  if (isTokenizerFailure(parsed)) return parsed;
  const {content, controls} = withholdControls(parsed);
  const library = open(content);
  return 'failure' in library ? library : (ids) => decodeBetween(ids, library, controls);
}

/** The pattern of a step that splits, as the library spells it for JavaScript; `undefined` where it has none. */
export function splitSource(step: JsonObject): string | undefined {
  const library = open({added_tokens: [], normalizer: null, pre_tokenizer: step, post_processor: null, decoder: null, model: {type: 'BPE', vocab: {a: 0}, merges: []}});
  return 'failure' in library ? undefined : library.pre_tokenizer?.pattern?.source;
}

/** The library was written for its own files: what it makes of a foreign one is a failure of the file, not ours. */
function open(content: object): Library | TokenizerFailure {
  try {
    return new Library(content, {clean_up_tokenization_spaces: false});
  } catch (cause) {
    return {failure: 'refused', reason: cause instanceof Error ? cause.message : String(cause)};
  }
}

/** The library no longer knows the control tokens, so what lies between them is decoded piece by piece. */
function decodeBetween(ids: Int32Array, library: Library, controls: ReadonlyMap<string, number>): string {
  const texts = new Map(Array.from(controls, ([text, id]) => [id, text]));
  let decoded = '';
  let run: number[] = [];
  const flush = () => {
    if (run.length > 0) decoded += library.decode(run, {clean_up_tokenization_spaces: false});
    run = [];
  };
  for (const id of ids) {
    const text = texts.get(id);
    if (text === undefined) run.push(id);
    else {
      flush();
      decoded += text;
    }
  }
  flush();
  return decoded;
}
