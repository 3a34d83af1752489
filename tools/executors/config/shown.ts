// A value of a user's configuration, short enough for a message.
import {terminalSafe} from '../../../stages/source/git/terminal-safe.ts';

const longest = 60;

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return objectShown(value);
  return `a ${typeof value}`;
}

function objectShown(value: object): string {
  const keys = Object.keys(value).map((key) => quoted(key));
  if (Object.prototype.toString.call(value) !== '[object Object]') return `a ${value.constructor?.name ?? 'strange object'}`;
  if (keys.length === 0) return 'an empty object';
  return `an object with ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''}`;
}

function quoted(text: string): string {
  const safe = terminalSafe(text).replace(/[\n\t]/g, ' ');
  return `"${safe.length > longest ? `${safe.slice(0, longest)}…` : safe}"`;
}
