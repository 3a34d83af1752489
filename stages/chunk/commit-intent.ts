// What a message says its change is for: by the type of a conventional commit, else by words of its subject.
import {conventionalHead} from '../document/conventional-head.ts';

export type Intent = 'bug_fix' | 'optimization' | 'refactoring' | 'documentation';

export interface FoundIntent {
  readonly intent: Intent;
  /** A type is a statement, a word is a guess. */
  readonly confidence: number;
  /** What was read: `commit type "fix"`, `word "panic"`. */
  readonly evidence: string;
}

/** No record: whoever writes `constructor: x` names a member of every object. */
const typed: ReadonlyMap<string, Intent> = new Map([['fix', 'bug_fix'], ['bugfix', 'bug_fix'], ['hotfix', 'bug_fix'], ['perf', 'optimization'], ['refactor', 'refactoring'], ['docs', 'documentation'], ['doc', 'documentation']]);

/** Whole words, so that a prefix is no fix. The first that is found in this order counts. */
const words: readonly (readonly [Intent, RegExp])[] = [
  ['bug_fix', /\b(?:fix(?:e[sd])?|fixing|bugs?|bugfix|errors?|panics?|crash(?:e[sd])?|regressions?|deadlocks?|leaks?)\b/i],
  ['optimization', /\b(?:perf|performance|optimi[sz]\w*|speed(?:s|ed)?(?: up)?|faster|cach(?:e[sd]?|ing)|lazy|lazily|inline[sd]?)\b/i],
  ['refactoring', /\b(?:refactor\w*|renam(?:e[sd]?|ing)|mov(?:e[sd]?|ing)|extract(?:s|ed|ing)?|clean ?up|simplif\w+|dedup\w*)\b/i],
  ['documentation', /\b(?:docs?|documentation|typos?|comments?|readme|changelog)\b/i],
];

const [ofType, ofWord] = [0.9, 0.5];

export function commitIntent(message: string): FoundIntent | undefined {
  const subject = message.slice(0, 1000).split('\n', 1)[0] ?? '';
  const type = conventionalHead(subject)?.type;
  if (type !== undefined) {
    const intent = typed.get(type);
    // Who writes types says with another one that it is none of these.
    return intent === undefined ? undefined : {intent, confidence: ofType, evidence: `commit type "${type}"`};
  }
  for (const [intent, form] of words) {
    const word = form.exec(subject)?.[0].toLowerCase();
    if (word !== undefined) return {intent, confidence: ofWord, evidence: `word "${word}"`};
  }
  return undefined;
}
