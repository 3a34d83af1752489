// Goes back from tokens to the bytes they stand for: which bytes of which span.
import type {Tokenizer} from './tokenizer.ts';
import type {Tokens} from './tokens.ts';

/** Bytes of a span's text. */
export interface Traced {readonly span: number; readonly from: number; readonly to: number}

/** Tokens from `from` up to but not with `to`. */
export interface TokenRange {readonly from: number; readonly to: number}

/**
 * Exact for exact tokenizers, and nothing for others: their tokens' lengths are estimates. `spanBytes` are the lengths of the spans'
 * texts, in order. A token over several spans has bytes of each; a control token stands for its span and for no bytes of it.
 */
export function traceTokens({ids, origin}: Tokens, {from, to}: TokenRange, {tokenizer, spanBytes}: {readonly tokenizer: Pick<Tokenizer, 'byteLengths' | 'exact'>; readonly spanBytes: readonly number[]}): readonly Traced[] {
  if (!tokenizer.exact) return [];
  const traced: Traced[] = [];
  for (let entry = 0; entry < origin.length; entry += 3) {
    const [first = 0, span = 0, start = 0] = origin.subarray(entry, entry + 3);
    const end = origin[entry + 3] ?? ids.length;
    let at = start;
    for (let token = first; token < Math.min(end, to); token++) {
      const length = tokenizer.byteLengths[ids[token] ?? -1] ?? 0;
      if (token >= from) addBytes(traced, {span, at, length}, spanBytes);
      at += length;
    }
  }
  return traced;
}

/** What does not fit into the span lies in those after it. */
function addBytes(traced: Traced[], {span, at, length}: {readonly span: number; readonly at: number; readonly length: number}, spanBytes: readonly number[]): void {
  if ((spanBytes[span] ?? 0) === 0) {
    if (traced.at(-1)?.span !== span) traced.push({span, from: 0, to: 0});
    return;
  }
  let [left, start] = [length, at];
  for (let index = span; left > 0 && index < spanBytes.length; index++) {
    const took = Math.min(left, (spanBytes[index] ?? 0) - start);
    if (took > 0) extend(traced, {span: index, from: start, to: start + took});
    left -= Math.max(took, 0);
    start = 0;
  }
}

function extend(traced: Traced[], next: Traced): void {
  const last = traced.at(-1);
  if (last?.span === next.span && last.to === next.from) traced[traced.length - 1] = {...last, to: next.to};
  else traced.push(next);
}
