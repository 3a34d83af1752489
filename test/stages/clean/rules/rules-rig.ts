// Rules and texts for the tests of this folder.
import {ruleClasses, type CleanRules, type RuleClass} from '../../../../stages/clean/clean-rules.ts';
import type {CleanText} from '../../../../stages/clean/clean-text.ts';
import {redactor} from '../../../../stages/clean/redact.ts';

export const salt = 'a salt for tests only, of no dataset';

export function rulesWith(change: Partial<CleanRules> = {}): CleanRules {
  return {classes: only(ruleClasses), salt, allow: [], people: [], custom: [], ...change};
}

export function only(classes: readonly RuleClass[]): CleanRules['classes'] {
  return Object.fromEntries(ruleClasses.map((name) => [name, classes.includes(name)])) as CleanRules['classes'];
}

export function clean(text: string | Uint8Array): CleanText {
  return {bytes: typeof text === 'string' ? Buffer.from(text) : text, encoding: 'utf-8', moves: [], redactions: []};
}

/** What becomes of a text, and by which rules. */
export function redacted(text: string, rules: CleanRules = rulesWith()): {readonly text: string; readonly rules: readonly string[]} {
  const {bytes, redactions} = redactor(rules)(clean(text));
  return {text: Buffer.from(bytes).toString('utf8'), rules: redactions.map(({rule}) => rule)};
}
