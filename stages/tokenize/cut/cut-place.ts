// Finds the best token to cut before: where the text breaks deepest, as far as its lines tell. No grammar is asked, so every language has its breaks.
import type {Tokenizer} from '../tokenizer.ts';

/** A blank line before a line without indentation is where one thing ends and another begins; a line is better than none. */
const noLine = 1000;

export interface CutRange {
  readonly from: number;
  readonly to: number;
  /** Where a cut would part what belongs together. */
  readonly parts: (token: number) => boolean;
}

/** Of the places in the range that part nothing, the last of those that are best; of all of them where each parts something. */
export function cutBefore(ids: Int32Array, {decode}: Pick<Tokenizer, 'decode'>, {from, to, parts}: CutRange): number {
  // What lies before the range says whether a line begins with it, what lies behind how far its last line is indented.
  const [first, last] = [Math.max(0, from - around), Math.min(ids.length, to + around)];
  const texts = Array.from({length: last - first}, (_, at) => decode(ids.slice(first + at, first + at + 1)));
  const text = texts.join('');
  let [best, bestRank, at] = [to, Infinity, 0];
  for (const [index, own] of texts.entries()) {
    const token = first + index;
    if (token >= from && token <= to) {
      const rank = rankAt(text, at) + (parts(token) ? worseThanAny : 0) + (own.startsWith(lost) && isWithinCharacter(ids, {decode}, token) ? worstOfAll : 0);
      if (rank <= bestRank) [best, bestRank] = [token, rank];
    }
    at += own.length;
  }
  return best;
}

const around = 8;
const worseThanAny = 10_000;
const worstOfAll = 100_000;

/** What stands for bytes that are no character by themselves. */
const lost = '\ufffd';
/** Of as many bytes, and so tokens, can a character be. */
export const longestCharacter = 4;

/** Whether a token begins with what is left of a character that the token before it began. */
export function isWithinCharacter(ids: Int32Array, {decode}: Pick<Tokenizer, 'decode'>, token: number): boolean {
  return token > 0 && decode(ids.slice(token, token + longestCharacter)).startsWith(lost);
}

function rankAt(text: string, at: number): number {
  const isBehind = text[at - 1] === '\n';
  if (!isBehind && text[at] !== '\n') return noLine;
  // Some tokenizers put a line's end and the next indentation into one token: then the end begins the next sequence.
  const breaks = isBehind ? (/\n\s*\n$/.test(text.slice(Math.max(0, at - 40), at)) ? 2 : 1) : (/^\r?\n\s*\n/.test(text.slice(at, at + 40)) ? 2 : 1);
  const line = text.slice(at, at + 200).replace(/^(?:[ \t]*\r?\n)+/, '');
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return indent * 2 + (breaks === 2 ? 0 : 1);
}
