// Cuts the tokens of a long sample into sequences, where its text has the deepest break, each with the last tokens before it for company.
import {cutBefore} from './cut-place.ts';
import type {Tokenizer} from './tokenizer.ts';
import type {Tokens} from './tokens.ts';

export interface CutRules {
  /** Of a sequence at most, those of the overlap included. */
  readonly tokens: number;
  /** So many tokens of the sequence before stand in front of one. They have weight 0: each token is trained once. */
  readonly overlap: number;
  readonly [key: string]: number;
}

/** A sample that fits is one sequence, as it was. */
export function cutSample(whole: Tokens, tokenizer: Pick<Tokenizer, 'decode' | 'byteLengths'>, {tokens, overlap}: CutRules): readonly Tokens[] {
  const sequences: Tokens[] = [];
  for (let from = 0; from < whole.ids.length || sequences.length === 0; ) {
    const start = Math.max(0, sequences.length === 0 ? 0 : from - overlap);
    const most = start + tokens;
    // Never back into what is there already, or it would take for ever.
    const to = most >= whole.ids.length ? whole.ids.length : cutBefore(whole.ids, tokenizer, {from: Math.max(from + 1, most - Math.floor((most - from) / 4)), to: most});
    if (start === 0 && to === whole.ids.length) return [whole];
    sequences.push(stretchOf(whole, tokenizer, {start, from, to}));
    from = to;
  }
  return sequences;
}

function stretchOf({ids, loss, origin}: Tokens, {byteLengths}: Pick<Tokenizer, 'byteLengths'>, {start, from, to}: {readonly start: number; readonly from: number; readonly to: number}): Tokens {
  const own = loss.slice(start, to);
  return {ids: ids.slice(start, to), loss: own.fill(0, 0, from - start), origin: originOf()};

  /** The entry that holds at the first token goes on from there; later ones come with it. */
  function originOf(): Uint32Array {
    const moved: number[] = [];
    for (let at = 0; at < origin.length; at += 3) {
      const [first = 0, span = 0, offset = 0] = origin.subarray(at, at + 3);
      const end = origin[at + 3] ?? ids.length;
      if (end <= start || first >= to) continue;
      let bytes = offset;
      for (let token = first; token < start; token++) bytes += byteLengths[ids[token] ?? -1] ?? 0;
      moved.push(Math.max(first, start) - start, span, bytes);
    }
    return Uint32Array.from(moved);
  }
}
