// Reads code back from its items.
import {linesOf} from './code-items.ts';
import type {Item} from './structural-token.ts';
import {wordOf} from './word-items.ts';

export function codeText(items: readonly Item[]): string {
  const levels = [''];
  let [code, line, opens] = ['', '', false];
  /** A line that opens a level brings what is new of it; any other that is not blank has its level put before it. */
  const take = (end: string) => {
    const level = levels.at(-1) ?? '';
    const blank = /^[ \t]*/.exec(line)?.[0] ?? '';
    code += (opens || blank.length < line.length ? level : '') + line + end;
    if (opens) levels.push(level + blank);
    [line, opens] = ['', false];
  };
  for (const item of items) {
    if ('text' in item) {
      for (const piece of linesOf(item.text)) {
        if (piece.endsWith('\n')) {
          line += piece.slice(0, -1);
          take('\n');
        } else line += piece;
      }
    } else if ('token' in item) {
      if (item.token === '<NEWLINE>') take('\n');
      else if (item.token === '<INDENT>') opens = true;
      else if (item.token === '<DEDENT>') {
        // After the last line these close what is open; the line itself still has its level.
        if (line !== '') take('');
        levels.pop();
      } else line += wordOf(item.token) ?? '';
    }
  }
  take('');
  return code;
}
