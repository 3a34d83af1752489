// Finds what no shape knows: a quoted or assigned run that only a generator draws, outside the places where such runs are no secret.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';
import {isPlaceholder} from './placeholder.ts';
import {lookAt} from './randomness.ts';

const shortest = 24;
/** Longer ones are data: keys and tokens of any kind that we do not know by shape are shorter. */
const longest = 100;
const context = 160;

export function entropyIn(bytes: Buffer, from: number, to: number): Finding | undefined {
  if (to - from < shortest || to - from > longest || !stands(opener, bytes, from - 1) || !isMixed(bytes, from, to)) return undefined;
  const text = bytes.toString('latin1', from, to);
  const look = lookAt(text);
  if (look.turns * 10 < text.length * 2.2) return undefined;
  if (look.entropy < Math.min(4.6, Math.log2(text.length) * 0.8) || isPlaceholder(text) || longestPiece(text) < 14) return undefined;
  const left = lineBefore(bytes, from);
  const right = bytes.toString('latin1', to, to + 4);
  return isValue(left, right) && !allowed.test(left) ? {rule: 'high-entropy', guessed: true, from, to: to + (/^={1,2}/.exec(right)?.[0].length ?? 0)} : undefined;
}

/** What may stand before a value. */
const opener = tableOf(/[\s"'`=]/);

/** Before a text is made of it: three of each kind, as nearly all drawn runs have and hardly a name. */
function isMixed(bytes: Uint8Array, from: number, to: number): boolean {
  let small = 0;
  let capital = 0;
  let digit = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 97) small++;
    else if (byte >= 65 && byte <= 90) capital++;
    else if (byte >= 48 && byte <= 57) digit++;
  }
  return small >= 3 && capital >= 3 && digit >= 3;
}

/** All of a quoted text, or all that follows an equals sign or a colon to the end of the line; and something on the line has a name for it. */
function isValue(left: string, right: string): boolean {
  const quote = /["'`]$/.exec(left)?.[0];
  const rest = right.replace(/^={1,2}/, '');
  if (quote !== undefined) return rest.startsWith(quote) && /[A-Za-z_][\w.-]*["'\]]{0,2}\s{0,8}(?:[:=]|=>|:=|\()\s{0,8}[\w(&]{0,12}["'`]$/.test(left);
  return /(?:^|[\s;&?"'-])[A-Za-z_][\w.-]{0,60}(?:=|:[ \t]{1,4})$/.test(left) && /^[\r\n]|^$/.test(rest);
}

/** Contexts in which long random runs are the rule: hashes and identities of content, test vectors, data, what is public by design. */
const allowed = /sha-?\d|md5|hash|digest|checksum|integrity|fingerprint|etag|commit|revision|\brev\b|\boid\b|tree|uuid|guid|nonce|\biv\b|vector|expected|signature|public|pub_?key|cert|base64|bytes|data:|encoded|resolved|version|href|src=|url|path|import|require|font|svg|image|color|trace|span|fixture|snapshot|assert|alphabet|charset|chars\b|module|symbol|mangled|\bid["']?\s*[:=]|blake|crc|hmac|\bssh-(?:rsa|ed25519)|\bpk_/i;

function longestPiece(text: string): number {
  return Math.max(...text.split(/[/_-]/).map((piece) => piece.length));
}

function lineBefore(bytes: Buffer, at: number): string {
  const text = bytes.toString('latin1', Math.max(0, at - context), at);
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}
