// Lays tokens over the stretches of text they came from, by counting bytes.
import type {Tokenizer} from './tokenizer.ts';

/** The bytes that a span gave to the text, in order. */
export interface Stretch {readonly span: number; readonly length: number; readonly loss: number}

/** `loss` per token; `origin` as in `Tokens`. */
export interface Placed {readonly loss: Uint8Array; readonly origin: readonly number[]}

/**
 * `undefined` when a tokenizer that claims to be exact has lost or made up text. For the others, whose lengths are estimates,
 * places are stretched to the length of the text: right within a word or two, and never outside a span's bytes.
 */
export function placeTokens(ids: Int32Array, given: readonly Stretch[], {byteLengths, exact}: Pick<Tokenizer, 'byteLengths' | 'exact'>): Placed | undefined {
  const stretches = given.filter(({length}) => length > 0);
  const bytes = stretches.reduce((sum, {length}) => sum + length, 0);
  let counted = 0;
  for (let token = 0; token < ids.length; token++) counted += byteLengths[ids[token] ?? -1] ?? 0;
  if (exact && counted !== bytes) return undefined;
  const scale = counted === bytes || counted === 0 ? 1 : bytes / counted;

  const loss = new Uint8Array(ids.length);
  const origin: number[] = [];
  let at = 0;
  let index = 0;
  let begin = 0;
  let shown = -1;
  for (let token = 0; token < ids.length; token++) {
    const start = scale === 1 ? at : Math.floor(at * scale);
    at += byteLengths[ids[token] ?? -1] ?? 0;
    let stretch = stretches[index];
    while (stretch !== undefined && start >= begin + stretch.length && index + 1 < stretches.length) {
      begin += stretch.length;
      stretch = stretches[++index];
    }
    if (stretch === undefined) break;
    if (index !== shown) origin.push(token, stretch.span, start - begin);
    shown = index;
    const end = scale === 1 ? at : Math.floor(at * scale);
    loss[token] = end <= begin + stretch.length ? stretch.loss : leastLoss(stretches, index, end - begin);
  }
  return {loss, origin};
}

/** A byte that is not to be trained on is not trained on, also where it shares a token with one that is. */
function leastLoss(stretches: readonly Stretch[], first: number, length: number): number {
  let least = 255;
  let left = length;
  for (let index = first; index < stretches.length; index++) {
    const stretch = stretches[index];
    if (stretch === undefined) break;
    least = Math.min(least, stretch.loss);
    left -= stretch.length;
    if (left <= 0) break;
  }
  return least;
}
