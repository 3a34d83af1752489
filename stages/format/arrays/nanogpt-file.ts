// Tokens behind a head of 256 numbers, as nanoGPT's descendants read them: 16 bits wide as llm.c and modded-nanogpt write them, else 32 bits wide as NeMo AutoModel does.
import {idsAs, narrowest} from './ids-as.ts';
import {numberBytes} from './number-array.ts';

/** Bumped when equal tokens may be written otherwise. */
export const nanogptVersion = 1;

const headNumbers = 256;
const magics = {u16: 20_240_520, u32: 278_895_051} as const;
/** The head counts in a number of 32 bits. */
export const mostNanogptTokens = 2 ** 31 - 1;

export async function* nanogptFile({tokens, vocab}: {readonly tokens: number; readonly vocab: number}, ids: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const type = narrowest(vocab);
  const head = Buffer.alloc(headNumbers * 4);
  // Readers of the narrow form ask nothing of the width, so saying it there, too, does no harm.
  for (const [at, number] of [magics[type], 1, tokens, numberBytes[type]].entries()) head.writeInt32LE(number, at * 4);
  yield head;
  for await (const bytes of ids) yield idsAs(bytes, type);
}
