// Recognises the tokens of known providers within a long run of token bytes.
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';
import {cloudShapes} from './cloud-shapes.ts';
import {forgeShapes} from './forge-shapes.ts';
import {messageShapes} from './message-shapes.ts';
import {modelShapes} from './model-shapes.ts';
import {paymentShapes} from './payment-shapes.ts';
import {isPlaceholder} from './placeholder.ts';
import {registryShapes} from './registry-shapes.ts';
import type {Shape} from './shape.ts';
import {webTokenShapes} from './web-token-shapes.ts';

const shapes: readonly Shape[] = [...cloudShapes, ...forgeShapes, ...messageShapes, ...modelShapes, ...paymentShapes, ...registryShapes, ...webTokenShapes];

/** No pattern reaches further. */
const reach = 16384;
/** What a prefix may need to see before it, and how far before a run it may begin: `SG.` is not of token bytes. */
const behind = 32;

const byPrefix = new Map<string, readonly (Shape & {readonly sticky: RegExp})[]>();
for (const shape of shapes) byPrefix.set(shape.prefix, [...(byPrefix.get(shape.prefix) ?? []), {...shape, sticky: new RegExp(shape.pattern, 'y')}]);

/** Longer prefixes first; where one begins another, the shorter one is tried next. */
const prefixes = [...byPrefix.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const anyPrefix = new RegExp(`(?:(?<![A-Za-z0-9])|(?<=\\\\[nrtbf])|(?<=%[0-9A-Fa-f]{2}))(?:${prefixes.map((prefix) => prefix.replaceAll(/[.$]/g, '\\$&')).join('|')})`, 'g');

/** By the low five bits of three bytes. A prefix of two may go on with any third. */
const beginnings = new Uint8Array(1 << 15);
for (const prefix of prefixes) {
  const [a = 0, b = 0, c] = Buffer.from(prefix);
  for (let third = 0; third < 32; third++) if (c === undefined || third === (c & 31)) beginnings[((a & 31) << 10) | ((b & 31) << 5) | third] = 1;
}

/** The tokens that begin in a run or just before it, in order. Told as a suspect is also what only begins like one. */
export function tokensIn(bytes: Buffer, from: number, to: number, suspects: number[]): readonly Finding[] {
  const start = Math.max(0, from - behind);
  if (!mayBegin(bytes, start, to)) return [];
  const run = bytes.toString('latin1', start, to);
  const found: Finding[] = [];
  anyPrefix.lastIndex = 0;
  for (let match = anyPrefix.exec(run); match !== null; match = anyPrefix.exec(run)) {
    // What ends before the run belongs to an earlier one.
    const touches = start + match.index + match[0].length >= from;
    if (touches) suspects.push(start + match.index);
    const finding = touches ? tokenAt(bytes, start + match.index, match[0]) : undefined;
    if (finding !== undefined) found.push(finding);
    anyPrefix.lastIndex = finding === undefined ? match.index + 1 : Math.max(match.index + 1, finding.to - start);
  }
  return found;
}

/** True where the first three bytes of a prefix stand: a look at each byte, before a text is made of them. */
function mayBegin(bytes: Buffer, start: number, to: number): boolean {
  let hash = 0;
  for (let at = start; at < to; at++) {
    hash = ((hash << 5) & 0x7fe0) | ((bytes[at] ?? 0) & 31);
    if (beginnings[hash] === 1 && isBoundary(bytes, at - 2)) return true;
  }
  return false;
}

/** At least wherever `anyPrefix` sees one: no letter or digit before, or what may be an escape. */
function isBoundary(bytes: Buffer, at: number): boolean {
  return !stands(alphanumeric, bytes, at - 1) || bytes[at - 2] === 92 || bytes[at - 3] === 37;
}

const alphanumeric = tableOf(/[A-Za-z0-9]/);

function tokenAt(bytes: Buffer, at: number, longest: string): Finding | undefined {
  const start = Math.max(0, at - behind);
  const text = bytes.toString('latin1', start, at + reach);
  for (const prefix of prefixes) {
    if (!longest.startsWith(prefix)) continue;
    for (const {rule, sticky, group = 0} of byPrefix.get(prefix) ?? []) {
      sticky.lastIndex = at - start;
      const match = sticky.exec(text);
      const token = match?.[group];
      if (match === null || token === undefined || isPlaceholder(token)) continue;
      const from = start + match.index + match[0].length - token.length;
      return {rule, from, to: from + token.length};
    }
  }
  return undefined;
}
