// Token ids as text again: those of files and those in values, by every tokenizer that a store keeps.
import {readdir} from 'node:fs/promises';
import {open} from '../../../../graph/value/wire.ts';
import {ByteReader} from '../../../../graph/value/byte-reader.ts';
import type {Digest} from '../../../../graph/value/digest.ts';
import {codeOf} from '../../../../cache/store-error.ts';
import {loadTokenizer, storedTokenizer} from '../../../../stages/tokenize/tokenizer-cache.ts';
import type {Tokenizer} from '../../../../stages/tokenize/tokenizer.ts';
import {tokensCodec} from '../../../../stages/tokenize/tokens-codec.ts';

export async function keptTokenizers(folder: string, signal: AbortSignal): Promise<readonly Tokenizer[]> {
  const tokenizers: Tokenizer[] = [];
  for (const name of await namesIn(folder)) {
    const digest = /^([0-9a-f]{64})\.tokenizer$/.exec(name)?.[1] as Digest | undefined;
    const stored = digest === undefined ? undefined : await storedTokenizer('kept', digest, folder, signal);
    if (stored !== undefined) tokenizers.push(await loadTokenizer(stored, signal));
  }
  return tokenizers;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return [];
    throw cause;
  }
}

/** Ids that are decoded at a time, and those at the end of one run that the next begins with: more than a run of words takes. */
const idsAtOnce = 65_536;
const overlap = 4096;

/** Texts that overlap. Ids beyond the vocabulary are marks, which stand between words. */
export function* textsOfIds(ids: Int32Array, {vocabularySize, decode}: Tokenizer): Generator<string, void, undefined> {
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const run = ids.subarray(from, from + idsAtOnce + overlap);
    let [text, start] = ['', 0];
    for (let at = 0; at <= run.length; at++) {
      const id = run[at];
      if (id !== undefined && id >= 0 && id < vocabularySize) continue;
      if (at > start) text += `${decode(run.slice(start, at))} `;
      start = at + 1;
    }
    yield text;
  }
}

/** The ids in a value that is a list of tokens; none in one that is anything else. */
export function idsInValue(wire: Uint8Array): readonly Int32Array[] {
  try {
    const reader = new ByteReader(open(wire).payload);
    const lists: Int32Array[] = [];
    while (!reader.done) lists.push(tokensCodec.decode(reader.bytes(), []).ids);
    return lists;
  } catch (cause) {
    if (cause instanceof RangeError) return [];
    throw cause;
  }
}
