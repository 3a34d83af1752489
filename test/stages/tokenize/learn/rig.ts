// Counts for tests, the textbook way of learning as a judge, and the Rust library's own trainer as another.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Tokenizer} from 'tokenizers';
import {symbolBytes} from '../../../../stages/tokenize/learn/byte-symbols.ts';
import type {Learned, MergeRules} from '../../../../stages/tokenize/learn/learn-merges.ts';
import {patterns, type PatternFamily} from '../../../../stages/tokenize/learn/pattern-family.ts';
import {countsFrom, entriesOf, longestCounted, type PreTokenCounts} from '../../../../stages/tokenize/learn/pre-token-counts.ts';
import {preTokensOf} from '../../../../stages/tokenize/learn/pre-tokens-of.ts';
import {ranksToTokenizer} from '../../../../stages/tokenize/ranks-to-tokenizer.ts';
import type {Seeded} from '../seeded.ts';

/** Of texts that are documents of their own. */
export function countsOf(texts: readonly string[], family: PatternFamily): PreTokenCounts {
  const byPiece = new Map<string, number>();
  let [textBytes, longBytes] = [0, 0];
  for (const text of texts) {
    const utf8 = Buffer.from(text, 'utf8');
    textBytes += utf8.length;
    let start = 0;
    for (const end of preTokensOf(family).ends(utf8)) {
      const piece = utf8.toString('latin1', start, end);
      if (end - start > longestCounted) longBytes += end - start;
      else byPiece.set(piece, (byPiece.get(piece) ?? 0) + 1);
      start = end;
    }
  }
  return countsFrom(byPiece, {documents: texts.length, textBytes, longBytes});
}

export function countsOfWords(words: Readonly<Record<string, number>>): PreTokenCounts {
  return countsFrom(new Map(Object.entries(words)), {documents: 1, textBytes: Object.entries(words).reduce((sum, [word, count]) => sum + word.length * count, 0), longBytes: 0});
}

export function wordsOf(counts: PreTokenCounts): Readonly<Record<string, number>> {
  return Object.fromEntries(entriesOf(counts));
}

/** One merge at a time, every word looked at again after each. */
export function learnNaively(corpus: PreTokenCounts, {symbols, leastCount, reserved}: MergeRules): Learned {
  const tokens: Uint8Array[] = [...symbolBytes];
  const merges: (readonly [number, number])[] = [];
  const words = Array.from(entriesOf(corpus), ([piece, count]) => ({count, parts: Array.from(Buffer.from(piece, 'latin1'), (byte) => symbolBytes.findIndex(([known]) => known === byte))}));
  const spelled = ([left, right]: readonly [number, number]) => Buffer.concat([tokens[left] ?? Buffer.of(), tokens[right] ?? Buffer.of()]);
  while (tokens.length < symbols) {
    const counts = new Map<string, {pair: readonly [number, number]; count: number}>();
    for (const {count, parts} of words) {
      for (let at = 0; at + 1 < parts.length; at++) {
        const pair = [parts[at] ?? 0, parts[at + 1] ?? 0] as const;
        const known = counts.get(pair.join()) ?? {pair, count: 0};
        counts.set(pair.join(), {pair, count: known.count + count});
      }
    }
    const [best] = [...counts.values()].filter(({pair, count}) => count >= Math.max(1, leastCount) && !reserved.has(spelled(pair).toString('latin1'))).sort((a, b) => b.count - a.count || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
    if (best === undefined) break;
    merges.push(best.pair);
    tokens.push(spelled(best.pair));
    for (const {parts} of words) for (let at = 0; at + 1 < parts.length; at++) if (parts[at] === best.pair[0] && parts[at + 1] === best.pair[1]) parts.splice(at, 2, tokens.length - 1);
  }
  return {tokens, merges};
}

/** What the Rust library learns from a text, as spelled pairs. It reads line by line, and always wants a vocabulary of 30,000. */
export function learnInRust(text: string, family: PatternFamily): readonly (readonly [string, string])[] {
  const folder = mkdtempSync(join(tmpdir(), 'gristmill-learn-'));
  try {
    writeFileSync(join(folder, 'text'), text);
    const tokenizer = Tokenizer.fromString(JSON.stringify(ranksToTokenizer({pattern: patterns[family], tokens: [], controls: {}})));
    tokenizer.train([join(folder, 'text')]);
    tokenizer.save(join(folder, 'json'));
    const {model: {merges}} = JSON.parse(readFileSync(join(folder, 'json'), 'utf8'));
    return merges;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Words over few letters, so that ties and runs of equal letters are the rule. */
export function randomWords(random: Seeded, words: number): PreTokenCounts {
  const letters = 'aab c'.slice(0, 2 + random.below(4));
  const counted: Record<string, number> = {};
  for (let word = 0; word < words; word++) counted[Array.from({length: 1 + random.below(12)}, () => letters[random.below(letters.length)]).join('')] = 1 + random.below(4);
  return countsOfWords(counted);
}
