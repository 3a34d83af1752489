// What a configuration wants taken out of texts, as rules: every class on but those it turns off, and a salt that is its own or else the dataset's.
import {ruleClasses, type CleanRules} from '../../../stages/clean/clean-rules.ts';
import type {CleanConfig} from '../../dataset-config/text-config.ts';
import type {CleanChoice} from '../build/contract.ts';
import {peopleOf} from './people-of.ts';

export interface CleanPlaces {
  /** Of the dataset, the same on every machine. */
  readonly name: string;
  readonly absolute: (path: string) => string;
  readonly where: string;
}

export function resolveClean(config: boolean | CleanConfig | undefined, {name, ...places}: CleanPlaces): CleanChoice | undefined {
  if (config === undefined || config === false) return undefined;
  const {salt, allow = [], people = [], custom = [], ...wishes}: CleanConfig = config === true ? {} : config;
  const on = (rule: (typeof ruleClasses)[number]) => (rule === 'custom' ? custom.length > 0 : (wishes[rule] ?? true));
  const classes = Object.fromEntries(ruleClasses.map((rule) => [rule, on(rule)])) as CleanRules['classes'];
  return {rules: {classes, salt: salt ?? `gristmill dataset ${name}`, allow, people: peopleOf(people, places), custom}, guessable: salt === undefined};
}
