// The tokenizers that ours is measured against, each as its readers would call it: text in, ids out, nothing added.
import {Tokenizer as HuggingFace} from '@huggingface/tokenizers';
import {Tiktoken} from 'js-tiktoken/lite';
import {get_encoding as wasmEncoding} from 'tiktoken';
import {Tokenizer as Rust} from 'tokenizers';
import type {TokenizerJson} from '../stages/tokenize/tokenizer-json.ts';
import {withholdControls} from '../stages/tokenize/withhold-controls.ts';
import type {Family} from './family-tokenizer.ts';

export type Encode = (text: string) => Promise<number> | number;

/** How many ids a text has, by library. Those that come with their own ranks have only their own patterns. */
export async function rivals(family: Family, json: TokenizerJson): Promise<ReadonlyMap<string, Encode>> {
  const {content} = withholdControls(json);
  const javascript = new HuggingFace(content, {});
  const rust = Rust.fromString(JSON.stringify(content));
  const found = new Map<string, Encode>([
    ['@huggingface/tokenizers', (text) => javascript.encode(text, {add_special_tokens: false}).ids.length],
    ['tokenizers (Rust)', async (text) => (await rust.encode(text, null, {addSpecialTokens: false})).getIds().length],
  ]);
  if (family !== 'cl100k' && family !== 'o200k') return found;
  const name = `${family}_base` as const;
  const gpt = family === 'cl100k' ? await import('gpt-tokenizer/encoding/cl100k_base') : await import('gpt-tokenizer/encoding/o200k_base');
  const wasm = wasmEncoding(name);
  const {default: ranks} = family === 'cl100k' ? await import('js-tiktoken/ranks/cl100k_base') : await import('js-tiktoken/ranks/o200k_base');
  const js = new Tiktoken(ranks);
  return found
    .set('gpt-tokenizer', (text) => gpt.encode(text, {disallowedSpecial: new Set()}).length)
    .set('tiktoken (WASM)', (text) => wasm.encode_ordinary(text).length)
    .set('js-tiktoken', (text) => js.encode(text, [], []).length);
}
