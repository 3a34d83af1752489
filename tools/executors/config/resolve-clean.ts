// What a configuration wants taken out of texts, as rules: every class on but those it turns off, and a salt that is its own or else the dataset's.
import {ruleClasses, type CleanRules} from '../../../stages/clean/clean-rules.ts';
import type {CleanConfig} from '../../define-dataset.ts';
import type {CleanChoice} from '../build/contract.ts';

/** `name`: of the dataset, the same on every machine. */
export function resolveClean(config: boolean | CleanConfig | undefined, name: string): CleanChoice | undefined {
  if (config === undefined || config === false) return undefined;
  const {salt, allow = [], people = [], custom = [], ...wishes}: CleanConfig = config === true ? {} : config;
  const on = (rule: (typeof ruleClasses)[number]) => (rule === 'custom' ? custom.length > 0 : (wishes[rule] ?? true));
  const classes = Object.fromEntries(ruleClasses.map((rule) => [rule, on(rule)])) as CleanRules['classes'];
  const known = people.map(({names = [], emails = [], handles = []}) => ({names, emails, handles}));
  return {rules: {classes, salt: salt ?? `gristmill dataset ${name}`, allow, people: known, custom}, guessable: salt === undefined};
}
