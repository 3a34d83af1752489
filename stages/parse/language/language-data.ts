// Makes languages.json, the table that detection reads: what linguist-languages knows, without the parts we don't need.
//   node stages/parse/language/language-data.ts > stages/parse/language/languages.json
// Importing the package itself takes a tenth of a second in every thread, the table a few milliseconds. A test compares the two.
import * as languages from 'linguist-languages';

interface Source {
  readonly name: string;
  readonly type: string;
  readonly group?: string;
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly interpreters?: readonly string[];
  readonly aliases?: readonly string[];
}

/** One language a line, so that an update of the package is a readable diff. */
export function languageData(): string {
  const sources: Source[] = Object.values(languages);
  const rows = sources.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(rowOf);
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

function rowOf(source: Source): Source {
  const {name, type, group, extensions, filenames, interpreters, aliases} = source;
  return {
    name,
    type,
    ...(group === undefined ? {} : {group}),
    ...(extensions === undefined ? {} : {extensions}),
    ...(filenames === undefined ? {} : {filenames}),
    ...(interpreters === undefined ? {} : {interpreters}),
    ...(aliases === undefined ? {} : {aliases}),
  };
}

if (import.meta.main) process.stdout.write(languageData());
