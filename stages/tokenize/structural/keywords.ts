// The keywords of languages, by the ends of their paths.

export interface WordList {readonly keywords: ReadonlySet<string>; readonly macros: ReadonlySet<string>}

const rust = 'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while';
const javascript = 'async await break case catch class const continue debugger default delete do else export extends false finally for from function if import in instanceof let new null of return static super switch this throw true try typeof undefined var void while with yield';
const typescript = `${javascript} abstract as asserts declare enum implements infer interface is keyof namespace never private protected public readonly satisfies type unique unknown`;
const python = 'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';
const go = 'break case chan const continue default defer else fallthrough false for func go goto if import interface map nil package range return select struct switch true type var';
const java = 'abstract assert boolean break byte case catch char class const continue default do double else enum extends false final finally float for if implements import instanceof int interface long new null package private protected public return short static super switch synchronized this throw throws true try void volatile while';

export const macros: readonly string[] = [
  'assert!', 'assert_eq!', 'assert_ne!', 'cfg!', 'concat!', 'dbg!', 'debug_assert!', 'env!', 'eprintln!', 'format!', 'include_str!', 'macro_rules!', 'matches!', 'panic!', 'print!', 'println!',
  'stringify!', 'todo!', 'unimplemented!', 'unreachable!', 'vec!', 'write!', 'writeln!',
];

const noMacros: ReadonlySet<string> = new Set();
const listOf = (words: string, known = noMacros): WordList => ({keywords: new Set(words.split(' ')), macros: known});

const lists: readonly (readonly [RegExp, WordList])[] = [
  [/\.rs$/, listOf(rust, new Set(macros))],
  [/\.[cm]?tsx?$/, listOf(typescript)],
  [/\.[cm]?jsx?$/, listOf(javascript)],
  [/\.pyi?$/, listOf(python)],
  [/\.go$/, listOf(go)],
  [/\.java$/, listOf(java)],
];

export function languageOf(path: string): WordList | undefined {
  return lists.find(([pattern]) => pattern.test(path))?.[1];
}

/** Of all languages; a word may come more than once. */
export function keywordsOf(): readonly string[] {
  return lists.flatMap(([, {keywords}]) => [...keywords]);
}
