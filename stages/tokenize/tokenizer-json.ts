// The standard `tokenizer.json`, as far as we look into it. It comes from a file: everything is checked before it is trusted.
import type {Params as Json} from '../../graph/value/params.ts';
import type {TokenizerFailure} from './tokenizer-failure.ts';

export type JsonObject = {readonly [key: string]: Json};

export type AddedToken = {readonly id: number; readonly content: string; readonly special: boolean; readonly [more: string]: Json};

export type TokenizerJson = {
  readonly version: string;
  readonly added_tokens: readonly AddedToken[];
  readonly normalizer: Json;
  readonly pre_tokenizer: Json;
  readonly post_processor: Json;
  readonly decoder: Json;
  readonly model: JsonObject;
};

/** Far above any real vocabulary; a table of this many rows still fits in memory. */
const idLimit = 1 << 24;

export function parseTokenizerJson(bytes: Uint8Array): TokenizerJson | TokenizerFailure {
  let json: Json;
  try {
    json = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (cause) {
    return malformed('the file', 'JSON', cause instanceof Error ? cause.message : String(cause));
  }
  if (!isObject(json)) return malformed('the file', 'an object', show(json));
  const {model, added_tokens: added = []} = json;
  if (!isObject(model)) return malformed('"model"', 'an object', show(model));
  if (vocabularyOf(model) === undefined) return malformed('"model.vocab"', 'pieces with their ids', show(model['vocab']));
  if (model['type'] === 'BPE' && !Array.isArray(model['merges'])) return malformed('"model.merges"', 'a list', show(model['merges']));
  if (!Array.isArray(added)) return malformed('"added_tokens"', 'a list', show(added));
  const tokens: AddedToken[] = [];
  for (const [at, token] of added.entries()) {
    if (!isObject(token)) return malformed(`"added_tokens[${at}]"`, 'an object', show(token));
    const {id, content, special} = token;
    if (!isId(id)) return malformed(`"added_tokens[${at}].id"`, `an id below ${idLimit}`, show(id));
    if (typeof content !== 'string' || content === '') return malformed(`"added_tokens[${at}].content"`, 'a string', show(content));
    tokens.push({...token, id, content, special: special === true});
  }
  const {version, normalizer = null, pre_tokenizer = null, post_processor = null, decoder = null} = json;
  return {version: typeof version === 'string' ? version : '1.0', added_tokens: tokens, normalizer, pre_tokenizer, post_processor, decoder, model};
}

/** Piece → id, for both spellings of a vocabulary: an object, or a list of pieces with their scores. */
export function vocabularyOf(model: JsonObject): ReadonlyMap<string, number> | undefined {
  const known = vocabularies.get(model) ?? readVocabulary(model);
  if (known !== undefined) vocabularies.set(model, known);
  return known;
}

/** Read once, as it takes half a second. A model is data that nobody changes. */
const vocabularies = new WeakMap<JsonObject, ReadonlyMap<string, number>>();

function readVocabulary({vocab}: JsonObject): ReadonlyMap<string, number> | undefined {
  const entries: readonly (readonly [Json | undefined, Json])[] | undefined = Array.isArray(vocab)
    ? vocab.map((entry: Json, id) => [Array.isArray(entry) ? entry[0] : undefined, id])
    : isObject(vocab) ? Object.entries(vocab) : undefined;
  const ids = new Map<string, number>();
  for (const [piece, id] of entries ?? []) {
    if (typeof piece !== 'string' || !isId(id)) return undefined;
    ids.set(piece, id);
  }
  return ids.size === 0 ? undefined : ids;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < idLimit;
}

function malformed(where: string, expected: string, found: string): TokenizerFailure {
  return {failure: 'malformed', where, expected, found};
}

function show(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}
