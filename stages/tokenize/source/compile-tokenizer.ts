// Makes one effective `tokenizer.json` of a tokenizer's files, and the facts of it.
import {digestOf} from '../../../graph/value/digest.ts';
import {isTokenizerFailure, type TokenizerFailure} from '../tokenizer-failure.ts';
import {parseTokenizerJson, vocabularyOf, type AddedToken, type TokenizerJson} from '../tokenizer-json.ts';
import {parseTokenizerConfig} from './tokenizer-config.ts';
import {endAmong, tokenNamed, type TokenizerFacts} from './tokenizer-facts.ts';
import type {TokenizerFiles} from './tokenizer-files.ts';

export interface CompiledTokenizer {readonly facts: TokenizerFacts; readonly json: Uint8Array}

/** Where the configuration adds nothing, the file stays what it is, byte for byte. */
export function compileTokenizer({json: bytes, config: configBytes}: TokenizerFiles): CompiledTokenizer | TokenizerFailure {
  const config = parseTokenizerConfig(configBytes);
  if (isTokenizerFailure(config)) return config;
  const parsed = parseTokenizerJson(bytes);
  if (isTokenizerFailure(parsed)) return parsed;
  const missing = config.added.filter(({id, content}) => !parsed.added_tokens.some((token) => token.id === id || token.content === content));
  const added = [...parsed.added_tokens, ...missing].sort((a, b) => a.id - b.id);
  const json = missing.length === 0 ? bytes : withAdded(bytes, added);
  const digest = digestOf(json);
  // Named by what it holds, not by where it lies: the name goes into a dataset that another machine may build too.
  const name = `tokenizer-${digest.slice(0, 12)}`;
  const named = added.map(({id, content}) => ({id, content}));
  return {json, facts: {name, digest, vocab: idsIn(parsed, added), added: named, end: endAmong(named, config.end), begin: tokenNamed(named, config.begin), pad: tokenNamed(named, config.pad)}};
}

function withAdded(bytes: Uint8Array, added: readonly AddedToken[]): Uint8Array {
  const whole: Record<string, unknown> = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  return Buffer.from(JSON.stringify({...whole, added_tokens: added}), 'utf8');
}

function idsIn({model}: TokenizerJson, added: readonly AddedToken[]): number {
  let most = -1;
  for (const id of vocabularyOf(model)?.values() ?? []) if (id > most) most = id;
  for (const {id} of added) if (id > most) most = id;
  return most + 1;
}
