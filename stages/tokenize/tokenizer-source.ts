// Where a tokenizer comes from, and the bytes of its `tokenizer.json`.
import {readFile} from 'node:fs/promises';
import {digestOf, type Digest} from '../../graph/value/digest.ts';
import {compileO200k, o200kDigest} from './o200k-base.ts';
import type {TokenizerFailure} from './tokenizer-failure.ts';

export type TokenizerSource =
  | {readonly kind: 'embedded'; readonly name: 'o200k_base'}
  | {readonly kind: 'file'; readonly path: string};

export interface CompiledTokenizer {
  readonly name: string;
  readonly digest: Digest;
  readonly json: Uint8Array;
}

/** What it is, at the cost of reading a file at most: enough for the key of a build in which nothing moved. */
export async function identifyTokenizer(source: TokenizerSource, signal?: AbortSignal): Promise<Omit<CompiledTokenizer, 'json'> | TokenizerFailure> {
  if (source.kind === 'embedded') return {name: source.name, digest: o200kDigest};
  const json = await readBytes(source.path, signal);
  return json instanceof Uint8Array ? identity(json) : json;
}

export async function compileTokenizer(source: TokenizerSource, signal?: AbortSignal): Promise<CompiledTokenizer | TokenizerFailure> {
  if (source.kind === 'embedded') return {name: source.name, digest: o200kDigest, json: await compileO200k()};
  const json = await readBytes(source.path, signal);
  if (!(json instanceof Uint8Array)) return json;
  return {...identity(json), json};
}

/** A file is named by what it holds, not by where it lies: the name goes into a dataset that another machine may build too. */
function identity(json: Uint8Array): Omit<CompiledTokenizer, 'json'> {
  const digest = digestOf(json);
  return {name: `tokenizer-${digest.slice(0, 12)}`, digest};
}

async function readBytes(path: string, signal?: AbortSignal): Promise<Uint8Array | TokenizerFailure> {
  try {
    return await readFile(path, {signal});
  } catch (cause) {
    signal?.throwIfAborted();
    return {failure: 'unreadable', path, reason: cause instanceof Error ? cause.message : String(cause)};
  }
}
