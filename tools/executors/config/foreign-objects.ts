// Finds what is no plain data in a configuration.
import type {Problem} from './problem.ts';
import {shown} from './shown.ts';

/** To the library, a promise or a map is an object without keys. What holds itself is never read to its end. */
export function foreignObjects(value: unknown, at = '', above: readonly object[] = []): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  const path = at === '' ? 'configuration' : at;
  if (above.includes(value)) return [{path, expected: 'plain data', got: 'an object that holds itself'}];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return [{path, expected: 'an object', got: shown(value)}];
  const named = (key: string) => (Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`);
  return Object.entries(value).flatMap(([key, member]) => foreignObjects(member, named(key), [...above, value]));
}
