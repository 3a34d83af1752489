// Finds the value given to something whose name says that it is secret: `password = "…"`, `"api_key": "…"`, `TOKEN=…`, `--secret …`, `Bearer …`.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';
import {isSecretValue} from './secret-value.ts';

/** What a name must contain. Each word is at least five bytes, as the search for them wants it; any case. */
export const secretWords: readonly string[] = [
  'passw', 'passphrase', 'secret', 'token', 'api_key', 'apikey', 'api-key', 'access_key', 'accesskey', 'access-key', 'private_key', 'privatekey', 'private-key',
  'auth_key', 'authkey', 'credential', 'accountkey', 'sharedaccesskey', 'encryption_key', 'encryptionkey', 'signing_key', 'signingkey', 'master_key', 'masterkey',
  'app_key', 'appkey', 'bearer ', 'basic ', '"auth":', '"auth" :', '_auth=', '_auth =', '&sig=', '?sig=', ';pwd=', '&pwd=', ' pwd=', '_pwd=', '"pwd"', ' pwd:', '_pwd:', '\npwd=', '\npwd:',
];

const nameByte = tableOf(/[A-Za-z0-9_.-]/);
const goesOn = tableOf(/["'`\\\])\t :=,>]/);
const reach = 1200;
const nameReach = 48;

/** At a secret word: the value that follows it on the line, when there is one. */
export function assignedAt(bytes: Buffer, at: number, word: string): Finding | undefined {
  const end = at + word.length;
  if (/^(?:bearer|basic) $/.test(word)) return afterScheme(bytes, end, word);
  const own = /[=:]$/.test(word);
  const nameEnd = own ? end - 1 : wordEnd(bytes, end);
  // Nearly all mentions end here, before a text is made.
  if (!own && !stands(goesOn, bytes, nameEnd)) return undefined;
  const nameStart = wordStart(bytes, /^\W/.test(word) ? at + 1 : at);
  const name = bytes.toString('latin1', nameStart, nameEnd);
  const kind = /pass|pwd/i.test(word) ? 'password' : 'key';
  if (!isSecretName(name, word)) return undefined;
  const line = lineFrom(bytes, nameEnd);
  const found = quotedValue(line) ?? bareValue(line, bytes.toString('latin1', Math.max(0, nameStart - 80), nameStart), name);
  if (found === undefined || !isSecretValue({value: found.value, kind, quoted: found.quoted})) return undefined;
  const from = nameEnd + found.at;
  return {rule: ruleOf(name), from, to: from + found.value.length};
}

interface Value {readonly value: string; readonly at: number; readonly quoted: boolean}

const opening = /(?:\\?["'`])?[\])]{0,2}[ \t]{0,8}(?::[^=;,(){}"'`\n]{1,40})?(?:=>|:=|[=!]==?|=|:|,|>)[ \t]{0,24}(?:Some\(|String::from\(|Secret(?:String)?::(?:new|from)\(|Buffer\.from\()?(?:(?:u8R|[bBrRuUL@]{0,2})#?)(\\?["'`])/y;

/** Of C++: the brackets belong to the quotes. */
const rawOpening = /^([^()\\\s"]{0,16})\(/;

function between(line: string, at: number, end: string): Value | undefined {
  const to = line.indexOf(end, at);
  return to < 0 ? undefined : {value: line.slice(at, to), at, quoted: true};
}

function quotedValue(line: string): Value | undefined {
  opening.lastIndex = 0;
  const quote = opening.exec(line)?.[1];
  if (quote === undefined) return undefined;
  const at = opening.lastIndex;
  if (line[at - 2] === 'R' && quote === '"') {
    const raw = rawOpening.exec(line.slice(at));
    if (raw !== null) return between(line, at + raw[0].length, `)${raw[1]}"`);
  }
  let to = line.indexOf(quote, at);
  // A quote behind an escape belongs to the value; two escapes are one backslash.
  while (to > at && /(?<!\\)\\(?:\\\\)*$/.test(line.slice(at, to))) to = line.indexOf(quote, to + 1);
  return to < 0 ? undefined : {value: line.slice(at, to), at, quoted: true};
}

const bare = /((?:\\?["'`])?[ \t]{0,4}(?:=|:[ \t]|:=|=>|>)[ \t]{0,24}|[ \t]{1,2}(?=[^=:,>\s-]))([A-Za-z0-9!@#$%^*+/=_~.:-]{6,600})(?=$|[\s"'`;&<,)\\])/y;

/** A value without quotes ends a line, a part of a query or of a connection string, an element or an argument. */
function bareValue(line: string, left: string, name: string): Value | undefined {
  bare.lastIndex = 0;
  const match = bare.exec(line);
  if (match === null) return undefined;
  const [all, gap = '', value = ''] = match;
  const next = line.slice(all.length).trimStart()[0] ?? '';
  const before = left.at(-1) ?? '';
  // An option, or a line of .netrc.
  const dashes = name.startsWith('--') || /(?:^|\s)login\s\S{1,60}\s$/.test(left);
  if (/^[ \t]+$/.test(gap) && !dashes) return undefined;
  if (gap.includes('>') !== (before === '<' || gap.includes('=>')) || (gap.endsWith('>') && next !== '<')) return undefined;
  const setting = gap === '=' && (dashes || /[?&;]/.test(before) || /^[A-Z0-9_]+$/.test(name) || /[;&]/.test(next));
  const ends = next === '' || next === '#' || next === '"' || next === "'" || next === '\\' || next === '<';
  return setting || ends ? {value, at: gap.length, quoted: setting || dashes} : undefined;
}

const scheme = /[A-Za-z0-9+/=_.~-]{16,1000}/y;

function afterScheme(bytes: Buffer, at: number, word: string): Finding | undefined {
  scheme.lastIndex = 0;
  const value = scheme.exec(lineFrom(bytes, at))?.[0];
  if (value === undefined || !isSecretValue({value, kind: 'key', quoted: true})) return undefined;
  if (word === 'basic ' && !Buffer.from(value, 'base64').toString('latin1').includes(':')) return undefined;
  return {rule: word === 'basic ' ? 'basic-auth' : 'bearer-token', from: at, to: at + value.length};
}

const goodTail = /^(?:[_.-]?(?:s|id|key|value|val|str|string|raw|b64|base64|token|secret|access|live|prod|production|test|dev|staging|default|phrase|word|ord|d|v?\d{1,3}|=|:|"))*[_.-]?$/i;
const badHead = /hash|digest|max|min|num|page|next|cursor|public|sync|count|cancell?ation|error|invalid|missing|len|kind|type|syntax|placeholder|label|hint/i;

function isSecretName(name: string, word: string): boolean {
  const at = name.toLowerCase().lastIndexOf(word.replaceAll(/[^a-z_-]/g, ''));
  return at < 0 || (goodTail.test(name.slice(at + word.replaceAll(/[^a-z_-]/g, '').length)) && !badHead.test(name.slice(0, at)));
}

function ruleOf(name: string): string {
  if (/aws|s3/i.test(name)) return 'aws-secret-access-key';
  if (/accountkey|sharedaccess|^sig$|[?&]sig/i.test(name)) return 'azure-key';
  if (/secret.?access.?key/i.test(name)) return 'aws-secret-access-key';
  if (/pass|pwd/i.test(name)) return 'password';
  if (/api.?key|app.?key/i.test(name)) return 'api-key';
  if (/^_?auth$/i.test(name)) return 'registry-auth';
  return /token/i.test(name) ? 'token' : 'secret';
}

function wordEnd(bytes: Buffer, at: number): number {
  const limit = Math.min(bytes.length, at + nameReach);
  while (at < limit && stands(nameByte, bytes, at)) at++;
  return at;
}

function wordStart(bytes: Buffer, at: number): number {
  const limit = Math.max(0, at - nameReach);
  while (at > limit && stands(nameByte, bytes, at - 1)) at--;
  return at;
}

function lineFrom(bytes: Buffer, at: number): string {
  const text = bytes.toString('latin1', at, Math.min(bytes.length, at + reach));
  const end = text.search(/[\n\r]/);
  return end < 0 ? text : text.slice(0, end);
}
