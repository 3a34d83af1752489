// The languages that are outlined by patterns. One line each.
import {lua} from './lua.ts';
import type {PatternLanguage} from './pattern-language.ts';
import {perl} from './perl.ts';
import {sql} from './sql.ts';
import {swift} from './swift.ts';

const all: readonly PatternLanguage[] = [lua, perl, sql, swift];

/** By the name of the table of languages. */
export function patternLanguage(name: string): PatternLanguage | undefined {
  return all.find((language) => language.name === name);
}
