// What the schema is written with. In place of a message every rule says what it expects; the rest of the sentence is written once, by `checkConfig`.
import {z} from 'zod';
import {choice} from '../problem.ts';

export type Rule<T = unknown> = z.ZodType<T>;
/** Of one mistake, as `checkConfig` reads it. */
export type Issue = z.core.$ZodIssue;

export const flag = z.boolean({error: 'true or false'}).optional();

export function text(expected: string) {
  return z.string({error: expected}).regex(/^[^\0]+$/, {error: expected});
}

/** A text of any characters, or none. */
export function anyText(expected: string) {
  return z.string({error: expected});
}

export function matching(pattern: RegExp, expected: string) {
  return z.string({error: expected}).regex(pattern, {error: expected});
}

export function wholeNumber(least: number, {most, expected = most === undefined ? `a whole number of at least ${least}` : `a whole number from ${least} to ${most}`}: {readonly most?: number; readonly expected?: string} = {}) {
  const number = z.int({error: expected}).min(least, {error: expected});
  return most === undefined ? number : number.max(most, {error: expected});
}

/** With or without a fraction. */
export function numberBetween(least: number, most: number) {
  const expected = `a number from ${least} to ${most}`;
  return z.number({error: expected}).min(least, {error: expected}).max(most, {error: expected});
}

export function oneOf<const T extends readonly [string, ...string[]]>(names: T) {
  return z.enum(names, {error: choice(names)});
}

export function listOf<T extends Rule>(item: T, plural: string) {
  return z.array(item, {error: `a list of ${plural}`});
}

export function section<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, {error: (issue) => (issue.code === 'invalid_type' ? 'an object' : undefined)});
}

/** For what may be taken away. */
export const off = z.literal(false, {error: 'false'});

export function either<const T extends readonly [Rule, Rule, ...Rule[]]>(forms: T, expected: string) {
  return z.union(forms, {error: expected});
}

export function onOrOff<T extends Rule>(rule: T, expected: string) {
  return z.union([z.boolean(), rule], {error: expected});
}

/** Values by names that the user chooses. */
export function named<T extends Rule>(name: RegExp, value: T, {names, whole}: {readonly names: string; readonly whole: string}) {
  return z.record(z.string().regex(name, {error: names}), value, {error: (issue) => (issue.code === 'invalid_key' ? names : whole)});
}
