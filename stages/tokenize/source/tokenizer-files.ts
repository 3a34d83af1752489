// A tokenizer as it lies on a disk or on the Hub: `tokenizer.json`, and beside it `tokenizer_config.json` where there is one.
import {hash} from 'node:crypto';
import {readFile, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {TokenizerFailure} from '../tokenizer-failure.ts';

export interface TokenizerFiles {readonly json: Uint8Array; readonly config: Uint8Array | undefined}

export const jsonName = 'tokenizer.json';
export const configName = 'tokenizer_config.json';

/** A folder, or the file itself. A file of another name stands for itself alone. */
export async function readTokenizerFiles(path: string, signal?: AbortSignal): Promise<TokenizerFiles | TokenizerFailure> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = isFolder ? join(path, jsonName) : path;
    const config = basename(file) === jsonName ? await readIfThere(join(dirname(file), configName), signal) : undefined;
    return {json: await readFile(file, {signal}), config};
  } catch (cause) {
    signal?.throwIfAborted();
    return {failure: 'unreadable', path, reason: cause instanceof Error ? cause.message : String(cause)};
  }
}

/** What `sha256sum tokenizer.json tokenizer_config.json | sha256sum` prints: anyone can check a pin. */
export function digestOfFiles({json, config}: TokenizerFiles): string {
  const line = (bytes: Uint8Array, name: string) => `${hash('sha256', bytes, 'hex')}  ${name}\n`;
  return hash('sha256', `${line(json, jsonName)}${config === undefined ? '' : line(config, configName)}`, 'hex');
}

export async function readIfThere(path: string, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path, {signal});
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return undefined;
    throw cause;
  }
}
