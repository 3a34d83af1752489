// The languages we know of and how files name them, indexed for detection. Read once, when first asked for.
import rows from './languages.json' with {type: 'json'};

export interface KnownLanguage {
  readonly name: string;
  /** The language it counts as, itself unless it is a variant: JSX counts as JavaScript. */
  readonly group: string;
  readonly type: LanguageType;
}

export type LanguageType = 'programming' | 'markup' | 'data' | 'prose';

export interface LanguageTable {
  /** By its exact name, or any alias in any case, with blanks or dashes. */
  named(alias: string): KnownLanguage | undefined;
  byFilename(basename: string): readonly string[];
  byInterpreter(command: string): readonly string[];
  /** An extension in lower case, with its dot. */
  byExtension(extension: string): readonly string[];
}

let table: LanguageTable | undefined;

export function languageTable(): LanguageTable {
  table ??= build();
  return table;
}

function build(): LanguageTable {
  const named = new Map<string, KnownLanguage>();
  const aliases = new Map<string, KnownLanguage>();
  const filenames = new Map<string, string[]>();
  const interpreters = new Map<string, string[]>();
  const extensions = new Map<string, string[]>();
  for (const row of rows) {
    const language = {name: row.name, group: row.group ?? row.name, type: typeOf(row.type)};
    named.set(row.name, language);
    const lower = row.name.toLowerCase();
    for (const alias of [lower, lower.replaceAll(' ', '-'), ...(row.aliases ?? [])]) if (!aliases.has(alias)) aliases.set(alias, language);
    for (const filename of row.filenames ?? []) add(filenames, filename, row.name);
    for (const interpreter of row.interpreters ?? []) add(interpreters, interpreter, row.name);
    for (const extension of row.extensions ?? []) add(extensions, extension.toLowerCase(), row.name);
  }
  return {
    named: (alias) => named.get(alias) ?? aliases.get(alias.toLowerCase()),
    byFilename: (basename) => filenames.get(basename) ?? [],
    byInterpreter: (command) => interpreters.get(command) ?? [],
    byExtension: (extension) => extensions.get(extension) ?? [],
  };
}

function add(to: Map<string, string[]>, key: string, name: string): void {
  const names = to.get(key);
  if (names === undefined) to.set(key, [name]);
  else if (!names.includes(name)) names.push(name);
}

function typeOf(type: string): LanguageType {
  if (type === 'programming' || type === 'markup' || type === 'data' || type === 'prose') return type;
  throw new Error(`The language table has an unknown type of language: "${type}"`);
}
