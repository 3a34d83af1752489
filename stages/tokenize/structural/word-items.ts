// Words of a language that have tokens of their own: keywords, and macros that everybody knows.
import {keywordsOf, languageOf, macros as allMacros} from './keywords.ts';
import type {Item} from './structural-token.ts';

/** Every token of a word. Their order is their ids. */
export const wordTokens: readonly string[] = [...new Set(keywordsOf())].map((word) => `<KW:${word}>`).concat(allMacros.map((word) => `<MACRO:${word}>`));

const words: ReadonlyMap<string, string> = new Map(wordTokens.map((token) => [token, token.slice(token.indexOf(':') + 1, -1)]));

export function wordOf(token: string): string | undefined {
  return words.get(token);
}

export function wordItems(text: string, path: string, {keywords, macros}: {readonly keywords: boolean; readonly macros: boolean}): readonly Item[] {
  const language = keywords || macros ? languageOf(path) : undefined;
  if (language === undefined) return [{text}];
  const items: Item[] = [];
  let from = 0;
  // A macro's bang is one only where no comparison follows.
  for (const {0: found, index} of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*(?:!(?!=))?/gu)) {
    const bare = found.replace(/!$/, '');
    const token = macros && language.macros.has(found) ? `<MACRO:${found}>` : keywords && language.keywords.has(bare) ? `<KW:${bare}>` : undefined;
    if (token === undefined) continue;
    items.push({text: text.slice(from, index)}, {token});
    from = index + (token.startsWith('<MACRO:') ? found : bare).length;
  }
  return [...items, {text: text.slice(from)}];
}
