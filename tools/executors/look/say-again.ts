// The command line that was typed, with another word: what a message offers to paste.
import type {CommandLine} from '../cli/command.ts';
import {quoted} from '../report/quoted.ts';

export function sayAgain({again, words: [word]}: Pick<CommandLine, 'again' | 'words'>, other: string): string {
  const typed = word === undefined ? -1 : again.indexOf(` ${quoted(word)}`);
  if (word === undefined || typed < 0) return `${again} ${quoted(other)}`;
  return `${again.slice(0, typed)} ${quoted(other)}${again.slice(typed + 1 + quoted(word).length)}`;
}
