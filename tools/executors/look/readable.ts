// A decoded value as plain data that JSON can hold: names instead of linked values, counts instead of long lists of numbers.
import {foreignBehind} from '../../../graph/run/parts.ts';
import {inlineBytes, isForeign, type Digest} from '../../../graph/value/digest.ts';

export type Readable = null | boolean | number | string | readonly Readable[] | {readonly [member: string]: Readable};

const numbersShown = 12;

export function readable(value: unknown): Readable {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value !== 'object') return null;
  if (value instanceof Int32Array || value instanceof Uint32Array || value instanceof Uint8Array) return {count: value.length, first: [...value.subarray(0, numbersShown)]};
  if (Array.isArray(value)) return value.map(readable);
  if (isLinked(value)) return spellDigest(value.digest);
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined || typeof member === 'function' ? [] : [[name, readable(member)]])));
}

/** A digest that spells its value says what that value leads to, if it leads to something of somebody else's. */
export function spellDigest(digest: Digest): string {
  if (inlineBytes(digest) === undefined) return digest;
  const behind = addressesBehind(digest);
  return behind.length === 0 ? digest : behind.join(' ');
}

/** The foreign addresses that a digest leads to by itself, without a look into any store. */
export function addressesBehind(digest: Digest): readonly Digest[] {
  if (isForeign(digest)) return [digest];
  const found = new Set<Digest>();
  foreignBehind(digest, {heap: new Map(), reach: 4}, found);
  return [...found];
}

/** A linked value, loaded or not, as decoders meet it. */
function isLinked(value: object): value is {digest: Digest} {
  return 'digest' in value && typeof value.digest === 'string' && ('parts' in value || 'stub' in value);
}
