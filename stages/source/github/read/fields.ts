// Reads fields of objects that anybody may have written: a field that is not what it should be is missing, or the object is refused with a reason.
import type {Seconds} from '../request-facts.ts';

export type Thing = Readonly<Record<string, unknown>>;

/** Why an object gives no item. Counted by its reason. */
export class Refused extends Error {}

export function thing(value: unknown): Thing | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : undefined;
}

export function things(values: readonly unknown[]): readonly Thing[] {
  return values.map(thing).filter((one) => one !== undefined);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Of a connection of GraphQL, or a plain list where a program has unpacked it. */
export function nodes(value: unknown): readonly unknown[] {
  return list(thing(value)?.['nodes'] ?? value);
}

/** Forges allow 65,536 characters; an import may hold anything. */
const longestText = 1024 * 1024;

export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length > longestText) throw new Refused('a text is too long');
  return value.toWellFormed();
}

/** Of one line: a name, a title. */
export function line(value: unknown): string | undefined {
  return text(value)?.replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ');
}

export function natural(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < 1e10 ? value : undefined;
}

export function oid(value: unknown): string | null {
  return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : null;
}

/** A moment as forges write it, or as a number of seconds. */
export function seconds(value: unknown): Seconds | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 && value < 1e11 ? value : undefined;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: ?Z| ?UTC|[+-]\d\d:?\d\d)?$/.test(value)) return undefined;
  const zoned = value.replace(/ ?UTC$/, 'Z').replace(' ', 'T');
  const moment = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(zoned) ? zoned : `${zoned}Z`);
  return Number.isNaN(moment) ? undefined : Math.floor(moment / 1000);
}

export function needed<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Refused(`no ${what}`);
  return value;
}

/** It becomes part of a row's id. */
export function nodeId(value: unknown): string | undefined {
  if (typeof value === 'number') return natural(value)?.toString();
  return typeof value === 'string' && /^[\x21-\x7e]{1,255}$/.test(value) ? value : undefined;
}
