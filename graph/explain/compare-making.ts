// Which fields of how rows were made differ between two builds. Parameters are compared member by member.
import type {KeyField} from '../task/key.ts';

/** Parameters are named with their path, such as `params.most`. `undefined` where a build has no such field. */
export interface FieldChange {readonly field: string; readonly before: string | undefined; readonly after: string | undefined}

export function compareMaking(before: readonly KeyField[], after: readonly KeyField[]): readonly FieldChange[] {
  const [old, now] = [new Map(before), new Map(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => fieldChanges(field, old.get(field), now.get(field)));
}

function fieldChanges(field: string, before: string | undefined, after: string | undefined): readonly FieldChange[] {
  if (before === after) return [];
  const [old, now] = [membersOf(field, before), membersOf(field, after)];
  if (old === undefined || now === undefined) return [{field, before, after}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => fieldChanges(`${field}.${name}`, spelled(old[name]), spelled(now[name])));
}

/** The members of parameters that are an object, and of an object within them. */
function membersOf(field: string, text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined || !/(?:^| )params(?:\.|$)/.test(field)) return undefined;
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : undefined;
}

function spelled(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
