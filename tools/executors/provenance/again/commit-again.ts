// The texts of a commit, from the raw object: read here by the format's own description, not by the code that builds use.
import {isUtf8} from 'node:buffer';

export interface CommitTexts {readonly message: string; readonly author: string; readonly date: string; readonly parents: readonly string[]}

export function commitAgain(raw: Buffer): CommitTexts {
  const header = raw.toString('latin1', 0, endOfHeader(raw));
  const text = decoded(raw, /^encoding (.*)$/m.exec(header)?.[1]?.trim());
  const end = text.indexOf('\n\n');
  const [head, message] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
  const line = head.split('\n').find((one) => one.startsWith('author '))?.slice('author '.length) ?? '';
  return {message: message.replace(/\n+$/, ''), author: nameIn(line), date: dateIn(line), parents: Array.from(head.matchAll(/^parent ([0-9a-f]+)$/gm), ([, oid = '']) => oid)};
}

function endOfHeader(raw: Buffer): number {
  const end = raw.indexOf('\n\n');
  return end < 0 ? raw.length : end;
}

/** UTF-8 where nothing else is said and the bytes are; what no decoder knows is Latin-1. */
function decoded(raw: Buffer, stated: string | undefined): string {
  const plain = isUtf8(raw) ? raw.toString('utf8') : raw.toString('latin1');
  if (stated === undefined || stated === '' || /^utf-?8$/i.test(stated)) return plain;
  if (/^(?:iso-?8859-?1|latin-?1)$/i.test(stated)) return raw.toString('latin1');
  try {
    return new TextDecoder(stated, {fatal: true, ignoreBOM: true}).decode(raw);
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof TypeError) return plain;
    throw cause;
  }
}

function nameIn(line: string): string {
  return line.includes('<') ? line.slice(0, line.indexOf('<')).trim() : '';
}

/** By the calendar of the author's own zone. */
function dateIn(line: string): string {
  const [, stated = '0', sign = '+', hours = '00', minutes = '00'] = /^(?:.*>)?\s*(\d+)?(?: ([+-])(\d\d)(\d\d))?(?: .*)?$/s.exec(line.slice(line.lastIndexOf('>'))) ?? [];
  const seconds = Number.isSafeInteger(Number(stated)) ? Number(stated) : 0;
  const local = new Date((seconds + (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes))) * 1000);
  const isKnown = Number(hours) < 24 && Number(minutes) < 60 && local.getTime() >= 0 && local.getUTCFullYear() < 10_000;
  return isKnown ? `${local.toISOString().slice(0, 19)}${sign}${hours}:${minutes}` : `${seconds} ${sign}${hours}${minutes}`;
}
