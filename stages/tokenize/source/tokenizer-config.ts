// `tokenizer_config.json`, as far as it says what `tokenizer.json` does not: which tokens begin, end and fill up, and tokens that were added.
import type {Params as Json} from '../../../graph/value/params.ts';
import type {TokenizerFailure} from '../tokenizer-failure.ts';
import {isObject, type AddedToken} from '../tokenizer-json.ts';

export interface TokenizerConfig {
  readonly begin: string | undefined;
  readonly end: string | undefined;
  readonly pad: string | undefined;
  readonly added: readonly AddedToken[];
}

export function parseTokenizerConfig(bytes: Uint8Array | undefined): TokenizerConfig | TokenizerFailure {
  if (bytes === undefined) return {begin: undefined, end: undefined, pad: undefined, added: []};
  let json: Json;
  try {
    json = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (cause) {
    return {failure: 'malformed', where: 'tokenizer_config.json', expected: 'JSON', found: cause instanceof Error ? cause.message : String(cause)};
  }
  if (!isObject(json)) return {failure: 'malformed', where: 'tokenizer_config.json', expected: 'an object', found: 'something else'};
  const {bos_token: begin, eos_token: end, pad_token: pad, added_tokens_decoder: decoder} = json;
  return {begin: contentOf(begin), end: contentOf(end), pad: contentOf(pad), added: isObject(decoder) ? Object.entries(decoder).flatMap(([id, token]) => addedToken(Number(id), token)) : []};
}

/** A token is spelled as its text, or as an object with its text. */
function contentOf(token: Json | undefined): string | undefined {
  const content = isObject(token) ? token['content'] : token;
  return typeof content === 'string' && content !== '' ? content : undefined;
}

function addedToken(id: number, token: Json): readonly AddedToken[] {
  const content = contentOf(token);
  if (!Number.isSafeInteger(id) || content === undefined || !isObject(token)) return [];
  const is = (member: string) => token[member] === true;
  return [{id, content, single_word: is('single_word'), lstrip: is('lstrip'), rstrip: is('rstrip'), normalized: is('normalized'), special: is('special')}];
}
