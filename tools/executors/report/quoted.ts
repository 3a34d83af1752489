// A word as a shell takes it, fit to be printed.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';

export function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${terminalSafe(word).replaceAll("'", "'\\''")}'`;
}
