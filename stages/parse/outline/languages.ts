// The languages that have outlines. One line each.
import type {Language} from './language.ts';
import {rust} from './languages/rust.ts';
import {typescript} from './languages/typescript.ts';

const all: readonly Language[] = [rust, typescript];

const byName = new Map(all.flatMap((language) => [language.name, ...(language.also ?? [])].map((name) => [name, language] as const)));

/** By the name of the table of languages. */
export function outlinedLanguage(name: string): Language | undefined {
  return byName.get(name);
}

export function outlinedLanguages(): readonly Language[] {
  return all;
}
