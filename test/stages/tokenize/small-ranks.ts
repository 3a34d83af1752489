// Ranks of a small byte-level vocabulary, trained here on any text: the naive textbook way, one merge at a time.
import type {Ranks} from '../../../stages/tokenize/ranks-to-tokenizer.ts';

export const smallPattern = String.raw`\p{N}{1,3}| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+`;

export function trainRanks(text: string, merges: number, controls: Ranks['controls'] = {}): Ranks {
  const tokens: Uint8Array[] = Array.from({length: 256}, (_, byte) => Uint8Array.of(byte));
  const words = Array.from(text.matchAll(new RegExp(smallPattern, 'gu')), ([word]) => Array.from(Buffer.from(word)));
  for (let merge = 0; merge < merges; merge++) {
    const best = mostFrequent(words);
    if (best === undefined) break;
    const [left, right] = best;
    tokens.push(Buffer.concat([tokens[left] ?? Buffer.of(), tokens[right] ?? Buffer.of()]));
    for (const word of words) {
      for (let at = 0; at + 1 < word.length; at++) if (word[at] === left && word[at + 1] === right) word.splice(at, 2, tokens.length - 1);
    }
  }
  return {pattern: smallPattern, tokens, controls};
}

function mostFrequent(words: readonly (readonly number[])[]): readonly [number, number] | undefined {
  const counts = new Map<number, number>();
  for (const word of words) {
    for (let at = 0; at + 1 < word.length; at++) {
      const key = (word[at] ?? 0) * 65536 + (word[at + 1] ?? 0);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([a, times], [b, others]) => others - times || a - b);
  return best && [Math.floor(best[0] / 65536), best[0] % 65536];
}
