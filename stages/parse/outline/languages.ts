// The languages that have outlines. One line each.
import type {Language} from './language.ts';
import {c} from './languages/c.ts';
import {cSharp} from './languages/c-sharp.ts';
import {cpp} from './languages/cpp.ts';
import {go} from './languages/go.ts';
import {java} from './languages/java.ts';
import {javascript} from './languages/javascript.ts';
import {json} from './languages/json.ts';
import {kotlin} from './languages/kotlin.ts';
import {markdown} from './languages/markdown.ts';
import {php} from './languages/php.ts';
import {python} from './languages/python.ts';
import {ruby} from './languages/ruby.ts';
import {rust} from './languages/rust.ts';
import {shell} from './languages/shell.ts';
import {toml} from './languages/toml.ts';
import {tsx} from './languages/tsx.ts';
import {typescript} from './languages/typescript.ts';
import {yaml} from './languages/yaml.ts';

const all: readonly Language[] = [rust, typescript, tsx, javascript, python, go, java, c, cpp, cSharp, ruby, php, kotlin, shell, yaml, toml, json, markdown];

const byName = new Map(all.flatMap((language) => [language.name, ...(language.also ?? [])].map((name) => [name, language] as const)));

/** By the name of the table of languages. */
export function outlinedLanguage(name: string): Language | undefined {
  return byName.get(name);
}

export function outlinedLanguages(): readonly Language[] {
  return all;
}
