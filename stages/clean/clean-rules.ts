// Which rules clean a text, and with what knowledge: plain data, so that a configuration, a key and a thread can carry it.
import {hash} from 'node:crypto';
import {canonical, type Params} from '../../graph/value/params.ts';
import {identityOf, type Person} from './personal/person.ts';

export const ruleClasses = ['secrets', 'entropy', 'secondOpinion', 'emails', 'names', 'handles', 'addresses', 'phones', 'custom'] as const;
export type RuleClass = (typeof ruleClasses)[number];

/** Something of one's own: where the literal stands, the pattern is tried, on that line and no further than `customReach` bytes. */
export interface CustomRule {
  readonly rule: string;
  /** Five bytes or more. Found at the speed of reading, whatever the number of rules. */
  readonly literal: string;
  /** A pattern that begins where the literal does. Its first group is what is taken out, or all of it. */
  readonly pattern: string;
}

export interface CleanRules {
  readonly classes: Readonly<Record<RuleClass, boolean>>;
  /** Of one dataset, drawn at random, at least 16 bytes: without it a pseudonym or a hash can be guessed from a list of addresses. */
  readonly salt: string;
  /** Salted hashes of findings that somebody reviewed and found to be none. */
  readonly allow: readonly string[];
  /** Whose names, addresses and handles are known. */
  readonly people: readonly Person[];
  readonly custom: readonly CustomRule[];
}

/** Bumped when a rule finds something else in equal bytes under equal rules. */
// 2: user names in home folders.
const rulesVersion = 2;

/** Equal for rules that clean every text to equal bytes: lists in another order, and people spelled in another order, are the same rules. */
export function rulesDigest({classes, salt, allow, people, custom}: CleanRules): string {
  const spelled = people.map(({names, emails, handles}) => ({names: sorted(names), emails: sorted(emails), handles: sorted(handles)}));
  const all: Params = {
    version: rulesVersion,
    classes: {...classes},
    salt,
    allow: sorted(allow),
    people: spelled.toSorted((a, b) => order(identityOf(a), identityOf(b)) || order(canonical(a), canonical(b))),
    custom: custom.map((rule): Params => ({...rule})).toSorted((a, b) => order(canonical(a), canonical(b))),
  };
  return hash('sha256', canonical(all), 'hex');
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
