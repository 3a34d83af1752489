// Code as items and back, without a loss: what a token stands for is taken out of the text, and put back when read.
import {wordItems} from './word-items.ts';
import type {Item} from './structural-token.ts';
import type {StructuralChunk} from './structural-chunk.ts';

/** All off, code is one text. A type, because parameters are plain data with any keys. */
export type CodeRules = {
  /** Changed lines between `<CHANGE_START>` and `<CHANGE_END>`. */
  readonly changes: boolean;
  /** `<NEWLINE>` in the place of line ends. */
  readonly newlines: boolean;
  /** `<INDENT>` and what is new of an indentation, then nothing until `<DEDENT>`. */
  readonly indents: boolean;
  /** `<KW:fn>` in the place of such words, where the language is known. */
  readonly keywords: boolean;
  /** `<MACRO:println!>` in the place of such words. */
  readonly macros: boolean;
};

export function codeItems({code, path}: Pick<StructuralChunk, 'code' | 'path'>, rules: CodeRules): readonly Item[] {
  const items: Item[] = [];
  const put = (...more: readonly Item[]) => {
    for (const item of more) putItem(items, item);
  };
  const levels = [''];
  for (const {text, changed} of code) {
    if (changed && rules.changes) put({token: '<CHANGE_START>'});
    for (const line of linesOf(text)) {
      const [body, ended] = line.endsWith('\n') ? [line.slice(0, -1), true] : [line, false];
      const inside = rules.indents ? levelled(body, levels, put) : body;
      put(...(wordItems(inside, path, rules)));
      if (ended) put(rules.newlines ? {token: '<NEWLINE>'} : {text: '\n'});
    }
    if (changed && rules.changes) put({token: '<CHANGE_END>'});
  }
  // Every indentation that was opened is closed.
  put(...levels.slice(1).map((): Item => ({token: '<DEDENT>'})));
  return items;
}

/** Brings `levels` to the indentation of a line, and gives the line without what the levels before it have. A line of nothing but blanks has no level. */
function levelled(line: string, levels: string[], put: (...items: readonly Item[]) => void): string {
  const blank = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (blank.length === line.length) return line;
  while (!blank.startsWith(levels.at(-1) ?? '')) {
    levels.pop();
    put({token: '<DEDENT>'});
  }
  const level = levels.at(-1) ?? '';
  if (blank.length === level.length) return line.slice(level.length);
  levels.push(blank);
  put({token: '<INDENT>'});
  return line.slice(level.length);
}

export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

/** Texts that follow each other are one: a tokenizer sees no border that the code does not have. */
function putItem(items: Item[], item: Item): void {
  const last = items.at(-1);
  if ('text' in item && item.text === '') return;
  if (last !== undefined && 'text' in last && 'text' in item) items[items.length - 1] = {text: last.text + item.text};
  else items.push(item);
}
