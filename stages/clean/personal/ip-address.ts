// Finds addresses of machines that somebody owns: not versions, not private, loopback, documentation or reserved ranges.
import {isIPv6} from 'node:net';
import type {Finding} from '../finding.ts';
import {stands, tableOf} from '../seek/byte-classes.ts';

/** `end`: how far the run of address bytes goes, whether it is an address or not. */
export interface Address {readonly end: number; readonly finding?: Finding}

const dotted = tableOf(/[0-9.]/);
const boundByte = tableOf(/[A-Za-z0-9_.+~\x80-\xff-]/);
const colonByte = tableOf(/[0-9A-Fa-f:.]/);

/** At a dot between digits. Nothing before `floor` is looked at, so a line of nothing but digits and dots is read once. */
export function ipV4At(bytes: Buffer, at: number, floor: number): Address {
  const [from, end] = around(dotted, bytes, at, floor);
  let to = end;
  while (to > from && bytes[to - 1] === 46) to--;
  if (to - from > 15 || to - from < 7 || stands(boundByte, bytes, from - 1) || (stands(boundByte, bytes, to) && bytes[to] !== 46)) return {end};
  if (isNetwork(bytes, to) || isAmongNumbers(bytes, from, to)) return {end};
  const text = bytes.toString('latin1', from, to);
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return {end};
  const octets = parts.map(Number);
  if (!isOwned(octets) || isVersion(octets, bytes.toString('latin1', Math.max(0, from - 24), from))) return {end};
  return {end, finding: {rule: 'ip-v4', from, to, identity: text}};
}

export function ipV6At(bytes: Buffer, at: number, floor: number): Address {
  const [from, end] = around(colonByte, bytes, at, floor);
  let to = end;
  while (to > from && (bytes[to - 1] === 46 || (bytes[to - 1] === 58 && bytes[to - 2] !== 58))) to--;
  if (to - from > 45 || to - from < 8 || stands(boundByte, bytes, from - 1) || (stands(boundByte, bytes, to) && bytes[to] !== 46)) return {end};
  const text = bytes.toString('latin1', from, to);
  // Only 2000::/3 is given to anybody; 2001:db8::/32 of it is for documentation, and at 2001:4860:4860:: is a resolver that everybody asks.
  if (!/^[23][0-9a-f]{3}:/i.test(text) || /^2001:(?:0?db8|4860:4860):/i.test(text) || isNetwork(bytes, to) || !isIPv6(text)) return {end};
  return {end, finding: {rule: 'ip-v6', from, to, identity: text.toLowerCase()}};
}

function around(table: Uint8Array, bytes: Buffer, at: number, floor: number): readonly [number, number] {
  let from = at;
  while (from > floor && stands(table, bytes, from - 1)) from--;
  let to = at + 1;
  while (stands(table, bytes, to)) to++;
  return [from, to];
}

/** A prefix length behind it: a network, not a machine. */
function isNetwork(bytes: Buffer, to: number): boolean {
  return /^\/\d/.test(bytes.toString('latin1', to, to + 2));
}

/** Between two other numbers: a path of a picture, a table. */
function isAmongNumbers(bytes: Buffer, from: number, to: number): boolean {
  return /\d[ ,]$/.test(bytes.toString('latin1', Math.max(0, from - 2), from)) && /^[ ,-]{1,2}\.?\d{1,3}(?:[ .,-]\d{0,3}){0,2}(?:[ ,-]|$)/.test(bytes.toString('latin1', to, to + 12));
}

function isOwned([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if ((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return false;
  if ((a === 192 && b === 0) || (a === 198 && (b === 18 || b === 19)) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)) return false;
  // Resolvers that everybody asks.
  return !(a === b && b === c && c === d) && !(a === 8 && b === 8 && c === 4 && d === 4) && !(a === 1 && b === 0 && c === 0 && d === 1);
}

/** Four small numbers, or two to begin with, are a version far more often than a machine; one that is called so is one whatever its numbers. */
function isVersion(octets: readonly number[], before: string): boolean {
  return octets.every((octet) => octet < 32) || ((octets[0] ?? 0) < 16 && (octets[1] ?? 0) < 16) || /(?:version|ver|release|tag|v|[@^~=<>])["'\s:=(]*$/i.test(before);
}
