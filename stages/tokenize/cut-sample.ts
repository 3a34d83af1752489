// Cuts the tokens of a long sample into sequences, where its text has the deepest break, each with the last tokens before it for company.
import {cutBefore} from './cut-place.ts';
import {sizesOf, type CutRules} from './cut-sizes.ts';
import type {Tokenizer} from './tokenizer.ts';
import type {Tokens} from './tokens.ts';

/** A sample that fits is one sequence, as it was. */
export function cutSample(whole: Tokens, tokenizer: Pick<Tokenizer, 'decode' | 'byteLengths'>, rules: CutRules): readonly Tokens[] {
  const {tokens, overlap} = rules;
  if (whole.ids.length <= tokens) return [whole];
  const nextSize = sizesOf(rules, whole.ids);
  const sequences: Tokens[] = [];
  const stretch = stretchesOf(whole, tokenizer);
  for (let from = 0; from < whole.ids.length; ) {
    const start = Math.max(0, from - overlap);
    const most = start + nextSize();
    // Never back into what is there already, or it would take for ever.
    const to = most >= whole.ids.length ? whole.ids.length : cutBefore(whole.ids, tokenizer, {from: Math.max(from + 1, most - Math.floor((most - from) / 4)), to: most});
    sequences.push(stretch({start, from, to}));
    from = to;
  }
  return sequences;
}

/** Tokens from `start` up to `to`; those before `from` stand in the sequence before, too. */
interface Stretch {readonly start: number; readonly from: number; readonly to: number}

/** Stretches are asked for in their order, so what was passed is not looked at again. */
function stretchesOf({ids, loss, origin}: Tokens, {byteLengths}: Pick<Tokenizer, 'byteLengths'>): (stretch: Stretch) => Tokens {
  const bytesBefore = new Float64Array(ids.length + 1);
  for (const [at, id] of ids.entries()) bytesBefore[at + 1] = (bytesBefore[at] ?? 0) + (byteLengths[id] ?? 0);
  let passed = 0;
  return ({start, from, to}) => {
    while ((origin[passed + 3] ?? ids.length) <= start) passed += 3;
    return {ids: ids.slice(start, to), loss: loss.slice(start, to).fill(0, 0, from - start), origin: originOf(start, to)};
  };

  /** The entry that holds at the first token goes on from there; later ones come with it. */
  function originOf(start: number, to: number): Uint32Array {
    const moved: number[] = [];
    for (let at = passed; at < origin.length; at += 3) {
      const [first = 0, span = 0, offset = 0] = origin.subarray(at, at + 3);
      if (first >= to) break;
      const token = Math.max(first, start);
      moved.push(token - start, span, offset + (bytesBefore[token] ?? 0) - (bytesBefore[first] ?? 0));
    }
    return Uint32Array.from(moved);
  }
}
