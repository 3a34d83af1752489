// Decides which of several languages a file is in, when its name alone does not say.
import type {Clash} from './clash.ts';
import {codeClashes} from './code.ts';
import {markupClashes} from './markup.ts';
import {oldClashes} from './old.ts';
import {plainClashes} from './plain.ts';

export interface Resolved {/** None: the name alone says nothing. */ readonly language?: string; /** The content decided, not the name. */ readonly looked: boolean}

export const allClashes: readonly Clash[] = [...codeClashes, ...markupClashes, ...oldClashes, ...plainClashes];

const longestLine = 500;

const byClue = new Map(allClashes.flatMap((clash) => clash.of.map((clue) => [clue, clash] as const)));

/** `undefined` when the name is no clash. */
export function resolveClash(clue: string, candidates: readonly string[], text: () => string): Resolved | undefined {
  const clash = byClue.get(clue);
  if (clash === undefined) return undefined;
  if (clash.rules.length > 0) {
    const content = shortLines(text());
    for (const {is, when, unless} of clash.rules) {
      if (!candidates.includes(is)) continue;
      if (when.every((pattern) => pattern.test(content)) && unless?.test(content) !== true) return {language: is, looked: true};
    }
  }
  const {otherwise} = clash;
  return {...(otherwise === undefined ? {} : {language: otherwise}), looked: false};
}

/** Lines of a bounded length that all end the same way: no pattern meets a run it could search again and again. */
function shortLines(text: string): string {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.slice(0, longestLine)).join('\n');
}
