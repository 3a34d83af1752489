// Finds the password in the authority of a URL, of a connection string above all: what stands between the user and the `@` of the host.
import type {Finding} from '../finding.ts';
import {blankOrQuote, stands} from '../seek/byte-classes.ts';
import {isPlaceholder} from './placeholder.ts';

/** `end`: everything up to here is part of a URL, so none of its `@` belongs to an e-mail address. */
export interface Authority {readonly end: number; readonly finding?: Finding}

const reach = 320;

/** At an `@`: the authority around it, when a `://` stands before it. A password may itself hold an `@`. */
export function authorityAt(bytes: Buffer, at: number, floor: number): Authority | undefined {
  const start = authorityStart(bytes, at, floor);
  if (start < 0) return undefined;
  const limit = Math.min(bytes.length, at + reach);
  let end = at + 1;
  let last = at;
  for (; end < limit && !stands(blankOrQuote, bytes, end) && !endsHost.has(bytes[end] ?? 0); end++) if (bytes[end] === 64) last = end;
  const user = bytes.toString('latin1', start, last);
  const colon = user.indexOf(':');
  const password = user.slice(colon + 1);
  // Forges take a token as the user.
  if (password === 'x-oauth-basic' && colon >= 16 && !isPlaceholder(user.slice(0, colon))) return {end, finding: {rule: 'url-password', from: start, to: start + colon}};
  if (colon < 0 || !isPassword(password, user.slice(0, colon))) return {end};
  // In documentation a short one is made up with the host.
  if (password.length < 12 && exampleHost.test(bytes.toString('latin1', last + 1, end))) return {end};
  return {end, finding: {rule: 'url-password', from: start + colon + 1, to: last}};
}

/** Offset behind `://`, or -1. A slash before it would be a path's, and a blank or quote ends the search. */
function authorityStart(bytes: Buffer, at: number, floor: number): number {
  const limit = Math.max(floor, at - reach);
  for (let back = at - 1; back >= limit; back--) {
    if (bytes[back] === 47) return bytes[back - 1] === 47 && bytes[back - 2] === 58 && back > limit + 1 ? back + 1 : -1;
    if (stands(blankOrQuote, bytes, back)) return -1;
  }
  return -1;
}

const exampleHost = /^(?:[\w-]+\.)*(?:example(?:\.(?:com|org|net))?|test|invalid)(?=$|:)/;

/** `/`, `?`, `#`, `,`, `)`, `]` and `}`. */
const endsHost = new Set([47, 63, 35, 44, 41, 93, 125]);

function isPassword(password: string, user: string): boolean {
  if (password.length < 4 || password === user || isPlaceholder(password)) return false;
  if (/^[$%{<[]|\$\{|\{\{|^\{|%s|^:/.test(password)) return false;
  return !/^(?:x-oauth-basic|passw(?:or)?d|passwd|pass|pwd|pw|secret|token|user|test|admin|root|postgres|mysql|guest|key|api[_-]?key|foo|bar|baz|b|p|my-?pass(?:word)?)$/i.test(password);
}
