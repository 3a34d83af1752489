// Whether a language has outlines, and how they are read.
import {outlinedLanguage} from './languages.ts';
import {patternLanguage} from './patterns/pattern-languages.ts';

export function outlinedBy(language: string): 'grammar' | 'patterns' | undefined {
  if (outlinedLanguage(language) !== undefined) return 'grammar';
  return patternLanguage(language) === undefined ? undefined : 'patterns';
}

/** The name its outline bears: a grammar may read several languages. */
export function outlinedAs(language: string): string {
  return outlinedLanguage(language)?.name ?? language;
}

/** The reason why a text of this language is not outlined. */
export function noGrammar(language: string): string {
  return language === '' ? 'no-language' : `no-grammar: ${language}`;
}
