// `forgotten.json`: what must not be in the datasets of a folder any more. A file of its own, as a configuration is code that no machine should rewrite.
import {authorRule, isAuthorRule, plain} from '../../../stages/forget/author-rule.ts';
import type {ForgetRules} from '../../../stages/forget/forget-rules.ts';
import {isObject} from '../../../stages/tokenize/tokenizer-json.ts';
import type {Params} from '../../../graph/value/params.ts';

/** The order of the file. `author` is a salted hash; a name or an address in plain stands under `person`. */
export const ruleKinds = ['author', 'person', 'path', 'sha', 'pr', 'licence'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export interface ForgottenRule {
  readonly kind: RuleKind;
  readonly value: string;
  /** For people who read the file. */
  readonly reason?: string | undefined;
}

const format = 'gristmill forgotten 1';

/** One rule a line, in order, each once: made to be reviewed and merged. */
export function spellForgotten(rules: readonly ForgottenRule[]): string {
  const lines = inOrder(rules).map(({kind, value, reason}) => JSON.stringify({[kind]: kind === 'pr' ? Number(value) : value, ...(reason !== undefined && {reason})}));
  return `{\n  "format": ${JSON.stringify(format)},\n  "rules": [${lines.map((line) => `\n    ${line}`).join(',')}\n  ]\n}\n`;
}

export function inOrder(rules: readonly ForgottenRule[]): readonly ForgottenRule[] {
  const each = new Map(rules.map((rule) => [`${ruleKinds.indexOf(rule.kind)} ${rule.kind === 'pr' ? rule.value.padStart(9, '0') : rule.value}`, rule]));
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
}

/** The rules, or what is wrong in words. The file comes with a repository: nothing in it is trusted before it was looked at. */
export function readForgotten(text: string): readonly ForgottenRule[] | string {
  let json: Params;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  if (!isObject(json) || json['format'] !== format) return `expected "format": "${format}"`;
  const {rules, format: _, ...others} = json;
  const [surplus] = Object.keys(others);
  if (surplus !== undefined) return `expected no key ${JSON.stringify(surplus)}`;
  if (!Array.isArray(rules)) return 'expected a list of "rules"';
  const read = rules.map(ruleOf);
  const wrong = read.findIndex((rule) => typeof rule === 'string');
  return wrong < 0 ? (read as readonly ForgottenRule[]) : `rule ${wrong + 1}: ${String(read[wrong])}`;
}

function ruleOf(rule: Params): ForgottenRule | string {
  if (!isObject(rule)) return 'expected an object';
  const {reason, ...said} = rule;
  const [[kind, value] = ['', null], ...more] = Object.entries(said);
  const known = ruleKinds.find((one) => one === kind);
  if (known === undefined || more.length > 0) return `expected one of ${ruleKinds.map((one) => `"${one}"`).join(', ')} and a "reason"`;
  if (reason !== undefined && typeof reason !== 'string') return 'expected a text as "reason"';
  const spelled = known === 'pr' && typeof value === 'number' ? String(value) : known !== 'pr' && typeof value === 'string' ? value : undefined;
  const expected = spelled === undefined ? expectedOf[known] : mistakeIn(known, spelled);
  return expected === undefined ? {kind: known, value: spelled ?? '', reason} : `expected ${expected}`;
}

const expectedOf: Readonly<Record<RuleKind, string>> = {
  author: 'a salted hash that "gristmill forget --author" wrote',
  person: 'a name or an address',
  path: 'a glob of paths as they are in the repository, such as "src/**"',
  sha: 'the whole id of a commit',
  pr: 'the number of a pull request',
  licence: 'an SPDX id or a class of licences',
};

const shapes: Readonly<Record<RuleKind, (value: string) => boolean>> = {
  author: isAuthorRule,
  person: (value) => plain(value) !== '' && value.length <= 500 && !/\p{Cc}/u.test(value),
  // What matches everything is a mistake, never a wish.
  path: (value) => value.length <= 1000 && !/^(?:\/|\.\.?(?:\/|$)|[A-Za-z]:|!)|\0/.test(value) && /[^*/]/.test(value),
  sha: (value) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value),
  pr: (value) => /^[1-9]\d{0,8}$/.test(value),
  licence: (value) => /^[A-Za-z0-9][A-Za-z0-9.+-]{0,200}$/.test(value),
};

/** What was expected, where a value is not that. */
export function mistakeIn(kind: RuleKind, value: string): string | undefined {
  return shapes[kind](value) ? undefined : expectedOf[kind];
}

/** As builds go by them; none where there are none. What stands in plain in the file is hashed here, so that no key and no state has it. */
export function rulesOf(rules: readonly ForgottenRule[]): ForgetRules | undefined {
  if (rules.length === 0) return undefined;
  const of = (kind: RuleKind) => inOrder(rules).filter((rule) => rule.kind === kind).map(({value}) => value);
  return {authors: [...of('author'), ...of('person').map((who) => authorRule(who, ''))].sort(), paths: of('path'), commits: of('sha'), pulls: of('pr').map(Number), licences: of('licence')};
}
