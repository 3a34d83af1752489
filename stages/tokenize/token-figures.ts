// What the tokens of a text are of, in figures that add up: a row of tokens has them in its head, so that statistics read no tokens.
import type {Tokens} from './tokens.ts';

export interface TokenFigures {
  /** Tokens of code; every other one is content. */
  readonly code: number;
  /** Tokens of texts, without marks, and the bytes that they stand for. */
  readonly unmarked: number;
  readonly bytes: number;
  /** How often a text spells a control token. It stays text: none of them is the token. */
  readonly spelled: number;
  /** Line feeds in what is written as text, the words of marks included: as `wc -l` counts what a reader of the samples sees. */
  readonly lines: number;
}

/** What a span that tokens come from is. A mark stands for no bytes of text. */
export interface Stretch {readonly bytes: number; readonly code: boolean; readonly mark: boolean}

export const noFigures: TokenFigures = {code: 0, unmarked: 0, bytes: 0, spelled: 0, lines: 0};

/** A token is of the stretch that its first byte lies in. */
export function tokenFigures({ids, origin}: Pick<Tokens, 'ids' | 'origin'>, stretches: readonly Stretch[], told: Pick<TokenFigures, 'spelled' | 'lines'>): TokenFigures {
  const counts = stretchCounts(ids.length, origin, stretches.length);
  let [code, unmarked, bytes] = [0, 0, 0];
  for (const [at, stretch] of stretches.entries()) {
    const count = counts[at] ?? 0;
    if (stretch.code) code += count;
    if (stretch.mark) continue;
    unmarked += count;
    bytes += stretch.bytes;
  }
  return {code, unmarked, bytes, ...told};
}

export function addFigures(a: TokenFigures, b: TokenFigures): TokenFigures {
  return {code: a.code + b.code, unmarked: a.unmarked + b.unmarked, bytes: a.bytes + b.bytes, spelled: a.spelled + b.spelled, lines: a.lines + b.lines};
}

/** How many tokens begin in each stretch. */
function stretchCounts(tokens: number, origin: Uint32Array, stretches: number): readonly number[] {
  const counts = new Array<number>(stretches).fill(0);
  for (let at = 0; at < origin.length; at += 3) {
    const [from = 0, stretch = 0] = [origin[at], origin[at + 1]];
    counts[stretch] = (counts[stretch] ?? 0) + (origin[at + 3] ?? tokens) - from;
  }
  return counts;
}
