// What the `.gitattributes` files of a tree say about one path, as far as a dataset cares.
import {readRules, type Assignment, type AttributeLine, type AttributeValue} from './rules.ts';

export interface AttributesFile {
  /** The folder it lies in, '' for the top. */
  readonly dir: string;
  readonly text: string;
}

/** What is not said is not there. */
export interface PathAttributes {
  readonly generated?: boolean;
  readonly vendored?: boolean;
  readonly documentation?: boolean;
  readonly detectable?: boolean;
  /** As written: a language's name or alias. */
  readonly language?: string;
  readonly text?: boolean;
  readonly binary?: boolean;
}

interface Folder {readonly prefix: string; readonly lines: readonly AttributeLine[]}

/** What git defines before anybody else does. */
const builtIn: AttributeLine = {kind: 'macro', name: 'binary', assignments: ['diff', 'merge', 'text'].map((name) => ({name, value: false}))};

/** Reads the files once; the function it gives answers for any path of their tree. */
export function attributesReader(files: readonly AttributesFile[]): (path: string) => PathAttributes {
  const resolve = attributeResolver(files);
  return (path) => {
    const said = resolve(path);
    const language = said.get('linguist-language');
    return {
      ...flag('generated', said.get('linguist-generated')),
      ...flag('vendored', said.get('linguist-vendored')),
      ...flag('documentation', said.get('linguist-documentation')),
      ...flag('detectable', said.get('linguist-detectable')),
      ...(typeof language === 'string' && language !== '' ? {language} : {}),
      ...flag('text', said.get('text')),
      ...flag('binary', said.get('binary')),
    };
  };
}

export function attributesOf(path: string, files: readonly AttributesFile[]): PathAttributes {
  return attributesReader(files)(path);
}

/** Every attribute of a path, named as git names it. */
export function attributeResolver(files: readonly AttributesFile[]): (path: string) => ReadonlyMap<string, AttributeValue> {
  // The deepest folder speaks first, and the last line of a file before the others.
  const folders = files
    .map(({dir, text}): Folder => ({prefix: dir === '' ? '' : `${bytesOf(dir)}/`, lines: readRules(text, dir === '').toReversed()}))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  const macros = new Map<string, readonly Assignment[]>();
  for (const line of [...folders.flatMap(({lines}) => lines), builtIn]) if (line.kind === 'macro' && !macros.has(line.name)) macros.set(line.name, line.assignments);
  return (path) => {
    const bytes = bytesOf(path);
    const said = new Map<string, AttributeValue>();
    for (const {prefix, lines} of folders) {
      if (!bytes.startsWith(prefix)) continue;
      const below = bytes.slice(prefix.length);
      for (const line of lines) if (line.kind === 'pattern' && line.matches(below)) say(line.assignments, macros, said);
    }
    return said;
  };
}

/** Whoever speaks first is heard; a macro that is set says all it stands for, in its place. Chains of macros may be long, so no recursion. */
function say(assignments: readonly Assignment[], macros: ReadonlyMap<string, readonly Assignment[]>, said: Map<string, AttributeValue>): void {
  const left = [...assignments];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (said.has(next.name)) continue;
    said.set(next.name, next.value);
    if (next.value === true) left.push(...(macros.get(next.name) ?? []));
  }
}

/** `linguist-generated=false` means what `-linguist-generated` does; any other value is a yes, `text=auto` too. */
function flag<K extends string>(name: K, value: AttributeValue): {readonly [key in K]?: boolean} {
  const flags: {[key in K]?: boolean} = {};
  if (value !== undefined) flags[name] = value !== false && value !== 'false';
  return flags;
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}
