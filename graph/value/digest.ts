// The name of a value: the hash of its bytes, the bytes themselves when they are few, or a foreign content address.
import {hash} from 'node:crypto';

/**
 * Five forms, told apart by their scheme:
 *   <64 hex>          sha256 of the value's wire bytes, which lie in a store
 *   raw:<base64url>   the wire bytes themselves: a small value is its own name and needs no store
 *   stub:<reason>     a row that cannot be had, for a reason that equal inputs always give again
 *   lost:<reason>     a row that could not be had this time: never recorded, tried again by the next build
 *   <scheme>:<rest>   a foreign content address, turned into bytes by the loader of the thread that needs them
 */
export type Digest = string & {readonly '~digest': true};

/** Values up to this many wire bytes are spelled in their digest. A reference to two foreign objects fits. */
export const inlineLimit = 96;

export function digestOf(wire: Uint8Array): Digest {
  if (wire.length <= inlineLimit) return `raw:${bufferOf(wire).toString('base64url')}` as Digest;
  return hash('sha256', wire, 'hex') as Digest;
}

export function inlineBytes(digest: Digest): Uint8Array | undefined {
  return digest.startsWith('raw:') ? Buffer.from(digest.slice(4), 'base64url') : undefined;
}

/** True for a digest whose bytes lie in a store. */
export function isStored(digest: Digest): boolean {
  return digest.length === 64 && !digest.includes(':');
}

export function foreign(scheme: string, rest: string): Digest {
  return `${scheme}:${rest}` as Digest;
}

/** True for a content address of somebody else's, which only a loader can turn into bytes. */
export function isForeign(digest: Digest): boolean {
  return !isStored(digest) && !digest.startsWith('raw:') && !digest.startsWith('stub:') && !digest.startsWith('lost:');
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
