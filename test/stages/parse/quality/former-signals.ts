// The signals as they were first defined, a pattern or a plain loop each: slow, and plain to see. The fast ones must say the same.
import type {Signals} from '../../../../stages/parse/quality/signals.ts';

type Measured = Pick<Signals, 'characters' | 'letters' | 'alphanumerics' | 'longestEncoded' | 'encoded' | 'widest' | 'widestAverage' | 'configOrTest'>;

export function formerSignals(text: string): Measured {
  const characters = [...text];
  const letters = characters.filter((character) => /\p{L}/u.test(character)).length;
  const digits = characters.filter((character) => /\p{N}/u.test(character)).length;
  const runs = [/[A-Za-z0-9+/=\n]{64,}/g, /(?:\b(?:0x|\\x)?[0-9a-fA-F]{2}(?:,|\b\s*)){8,}/g, /(?:\\u[0-9a-fA-F]{4}){8,}/g].map((pattern) => Array.from(text.matchAll(pattern), ([{length}]) => length));
  const lines = text === '' ? [] : text.split('\n').map((line) => line.replace(/\r$/, '').length);
  if (text.endsWith('\n')) lines.pop();
  const longest = lines.toSorted((a, b) => b - a).slice(0, 7);
  const head = text.slice(0, 5000).split('\n', 5).join('\n').toLowerCase();
  const dense = (word: RegExp) => [...text.matchAll(word)].length > Math.floor(0.2 * (text.split('\n').length - 1));
  return {
    characters: characters.length,
    letters,
    alphanumerics: letters + digits,
    longestEncoded: Math.max(0, ...runs.flat()),
    encoded: Math.max(...runs.map((lengths) => sum(lengths))),
    widest: longest[0] ?? 0,
    widestAverage: longest.length === 0 ? 0 : Math.floor(sum(longest) / longest.length),
    configOrTest: /unit tests|test file|configuration file/.test(head) || dense(/config/gi) || dense(/test/gi),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
