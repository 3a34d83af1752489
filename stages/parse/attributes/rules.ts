// What one `.gitattributes` file says, line by line.
import {compileGlob} from './glob.ts';
import {unquote} from './unquote.ts';

/** `true` set, `false` unset by `-name`, `undefined` taken back by `!name`, or a value. */
export type AttributeValue = boolean | string | undefined;

export interface Assignment {readonly name: string; readonly value: AttributeValue}

export type AttributeLine =
  | {readonly kind: 'pattern'; /** Bytes of a path below the file's folder, as latin1. */ readonly matches: (path: string) => boolean; readonly assignments: readonly Assignment[]}
  | {readonly kind: 'macro'; readonly name: string; readonly assignments: readonly Assignment[]};

const longestLine = 2048;
const attributeName = /^[A-Za-z0-9_.][-A-Za-z0-9_.]*$/;
const macroMark = '[attr]';

/** `macros` says whether the file may define any: only the one at the top may. Lines that git does not understand are left out, as it does. */
export function readRules(text: string, macros: boolean): readonly AttributeLine[] {
  const bytes = Buffer.from(text.startsWith('\ufeff') ? text.slice(1) : text).toString('latin1');
  return bytes.split('\n').flatMap((line) => readLine(line, macros) ?? []);
}

function readLine(line: string, macros: boolean): AttributeLine | undefined {
  if (line.length >= longestLine) return undefined;
  const content = line.replace(/^[ \t\r]+/, '');
  if (content === '' || content.startsWith('#')) return undefined;
  const quoted = content.startsWith('"') ? unquote(content) : undefined;
  const blank = content.search(/[ \t\r]/);
  const end = quoted?.end ?? (blank < 0 ? content.length : blank);
  const name = quoted?.text ?? content.slice(0, end);
  const macro = name.startsWith(macroMark) && name.length > macroMark.length ? name.slice(macroMark.length) : undefined;
  if (macro !== undefined && !(macros && attributeName.test(macro))) return undefined;
  if (macro === undefined && name.startsWith('!')) return undefined;
  const assignments = readAssignments(content.slice(end));
  if (assignments === undefined) return undefined;
  return macro === undefined ? {kind: 'pattern', matches: pathMatcher(name), assignments} : {kind: 'macro', name: macro, assignments};
}

/** One name that is none makes git leave out the whole line. */
function readAssignments(text: string): readonly Assignment[] | undefined {
  const assignments = text.split(/[ \t\r]+/).filter((word) => word !== '').map(readAssignment);
  return assignments.every((assignment) => assignment !== undefined) ? assignments : undefined;
}

function readAssignment(word: string): Assignment | undefined {
  const sign = word.startsWith('-') || word.startsWith('!') ? word.charAt(0) : '';
  const equals = word.indexOf('=');
  const name = word.slice(sign.length, equals < 0 ? undefined : equals);
  if (!attributeName.test(name)) return undefined;
  if (sign !== '') return {name, value: sign === '-' ? false : undefined};
  return {name, value: equals < 0 ? true : Buffer.from(word.slice(equals + 1), 'latin1').toString('utf8')};
}

/** A pattern without a slash is about names, one with a slash about paths, and one that ends in a slash about folders, which have no attributes here. */
function pathMatcher(pattern: string): (path: string) => boolean {
  if (pattern.endsWith('/')) return () => false;
  if (!pattern.includes('/')) {
    const glob = compileGlob(pattern, false);
    return (path) => glob(path.slice(path.lastIndexOf('/') + 1));
  }
  const anchored = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  // Git compares the plain beginning first and matches the rest alone, so stars behind it count as leading ones.
  const special = anchored.search(/[*?[\\]/);
  const plain = special < 0 ? anchored : anchored.slice(0, special);
  const glob = compileGlob(anchored.slice(plain.length), true);
  return (path) => path.startsWith(plain) && glob(path.slice(plain.length));
}
