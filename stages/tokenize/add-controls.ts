// A tokenizer with more control tokens than its vocabulary has: each gets an id after all others, and so a row of its own to train.
import {controlText} from './control-text.ts';
import type {Tokenizer} from './tokenizer.ts';

/** Those that it has already keep their ids. The same list gives the same ids, so models may be trained on from one build to the next. */
export function addControls(tokenizer: Tokenizer, wanted: readonly string[]): Tokenizer {
  const added = addedRows(tokenizer, wanted);
  if (added.size === 0) return tokenizer;
  const {vocabularySize, byteLengths} = tokenizer;
  const controls = new Map([...tokenizer.controls, ...added]);
  const texts = [...added.keys()];
  const lengths = new Uint16Array(vocabularySize + texts.length);
  lengths.set(byteLengths);
  lengths.set(texts.map((text) => Buffer.byteLength(text)), vocabularySize);
  return {
    ...tokenizer,
    controls,
    vocabularySize: vocabularySize + texts.length,
    byteLengths: lengths,
    decode: (ids) => decodeAround(ids, tokenizer, texts),
    specialTextCount: controlText(controls),
  };
}

/** The tokens that it lacks, with the ids they get: the rows that only training makes mean something. */
export function addedRows({controls, vocabularySize}: Pick<Tokenizer, 'controls' | 'vocabularySize'>, wanted: readonly string[]): ReadonlyMap<string, number> {
  const missing = [...new Set(wanted)].filter((text) => !controls.has(text));
  return new Map(missing.map((text, at) => [text, vocabularySize + at]));
}

/** What lies between new tokens is decoded as a whole: a character may be several of the old ones. */
function decodeAround(ids: Int32Array, {decode, vocabularySize}: Tokenizer, texts: readonly string[]): string {
  let decoded = '';
  let from = 0;
  for (const [at, id] of ids.entries()) {
    if (id < vocabularySize) continue;
    decoded += decode(ids.subarray(from, at)) + (texts[id - vocabularySize] ?? '');
    from = at + 1;
  }
  return decoded + decode(ids.subarray(from));
}
