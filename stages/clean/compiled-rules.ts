// Rules made ready to run: one table of all fixed texts, and who the people are.
import type {CleanRules, RuleClass} from './clean-rules.ts';
import type {Finding} from './finding.ts';
import {homeAt, homeFolders} from './personal/home-folder.ts';
import {nameAt} from './personal/name.ts';
import {identityOf, isBot} from './personal/person.ts';
import {literalTable, shortestLiteral, type Literal, type LiteralTable} from './seek/literals.ts';
import {assignedAt, secretWords} from './secrets/assignment.ts';
import {customAt} from './secrets/custom.ts';
import {keyBodyAt, keyMarkers} from './secrets/private-key.ts';
import {lintedWords} from './secrets/second-opinion.ts';

/** Asked where a fixed text stands. */
export type LiteralRule = (bytes: Buffer, at: number) => Finding | undefined;

export interface CompiledRules {
  readonly classes: Readonly<Record<RuleClass, boolean>>;
  readonly literals: LiteralTable;
  /** What to ask at the literal of the same index. Nothing where the literal only makes its place a suspect. */
  readonly literalRules: readonly (LiteralRule | undefined)[];
  /** Addresses in small letters and handles behind an `@`, to the person they are of. */
  readonly identities: ReadonlyMap<string, string>;
}

export function compileRules({classes, people, custom}: CleanRules): CompiledRules {
  const known = people.filter(({names, emails}) => ![...names, ...emails].some(isBot));
  const asked = new Map<string, LiteralRule | undefined>();
  if (classes.secrets) {
    for (const marker of keyMarkers) asked.set(marker, (bytes, at) => keyBodyAt(bytes, at, marker));
    for (const word of secretWords) asked.set(anyCase + word, (bytes, at) => assignedAt(bytes, at, word));
  }
  if (classes.secondOpinion) for (const word of lintedWords) asked.set(anyCase + word, undefined);
  if (classes.names) for (const [name, identity] of namesOf(known)) asked.set(name, (bytes, at) => nameAt(bytes, at, name, identity));
  const identities = identitiesOf(known);
  if (classes.handles) for (const folder of homeFolders) asked.set(folder, (bytes, at) => homeAt(bytes, at, folder, identities));
  if (classes.custom) for (const rule of custom) asked.set(`custom\0${rule.rule}\0${rule.literal}\0${rule.pattern}`, customAt(rule));
  const literals = [...asked.keys()].map(literalOf);
  return {classes, literals: literalTable(literals), literalRules: [...asked.values()], identities};
}

/** Marks a literal that is found in any case. No text of ours begins so. */
const anyCase = '\0';

function literalOf(key: string): Literal {
  if (key.startsWith('custom\0')) return {text: Buffer.from(key.split('\0')[2] ?? ''), anyCase: false};
  return key.startsWith(anyCase) ? {text: Buffer.from(key.slice(1)), anyCase: true} : {text: Buffer.from(key), anyCase: false};
}

/** Full names only: a single word is as likely to be something else, and is found behind an `@` when it is a handle. */
function namesOf(people: CleanRules['people']): readonly (readonly [string, string])[] {
  return people.flatMap((person) => person.names.filter((name) => /\S \S/.test(name) && Buffer.byteLength(name) >= shortestLiteral).map((name) => [name, identityOf(person)] as const));
}

function identitiesOf(people: CleanRules['people']): ReadonlyMap<string, string> {
  return new Map(people.flatMap((person) =>
    [...person.emails.map((email) => email.toLowerCase()), ...person.handles.map((handle) => `@${handle.toLowerCase()}`)].map((key) => [key, identityOf(person)] as const)));
}
