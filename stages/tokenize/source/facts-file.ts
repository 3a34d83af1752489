// Remembers the facts of a tokenizer by the digest of its files, so that naming it needs no look into its vocabulary.
import {hash} from 'node:crypto';
import {join} from 'node:path';
import type {TokenizerFacts} from './tokenizer-facts.ts';
import {readIfThere} from './tokenizer-files.ts';

/** The digest stands for the files; the version for how facts are taken from them. */
export function factsPath(cacheDir: string, origin: string): string {
  return join(cacheDir, `${origin}.facts-1.json`);
}

/** The first line is the hash of the rest. */
export function spellFacts(facts: TokenizerFacts): Uint8Array {
  const text = JSON.stringify(facts);
  return Buffer.from(`${hash('sha256', text, 'hex')}\n${text}`, 'utf8');
}

/** `undefined` for a file that is gone or damaged: then they are taken again. */
export async function readFacts(path: string, signal?: AbortSignal): Promise<TokenizerFacts | undefined> {
  const bytes = await readIfThere(path, signal);
  const [sum, text] = bytes === undefined ? [] : Buffer.from(bytes).toString('utf8').split('\n');
  return text === undefined || hash('sha256', text, 'hex') !== sum ? undefined : (JSON.parse(text) as TokenizerFacts);
}
