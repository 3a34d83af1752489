// A row that cannot be had says why. Its digest spells the reason, so it needs no store and counts by itself.
import type {Digest} from './digest.ts';

export interface Stub {readonly stub: string}

const longest = 160;

/** `lost` marks what may come back (a missing object): it is shown like any stub, but never recorded as an answer. */
export function stubDigest(reason: string, lost = false): Digest {
  return `${lost ? 'lost' : 'stub'}:${reason.slice(0, longest)}` as Digest;
}

export function stubOf(digest: Digest): Stub | undefined {
  return digest.startsWith('stub:') || digest.startsWith('lost:') ? {stub: digest.slice(5)} : undefined;
}

export function isLost(digest: Digest): boolean {
  return digest.startsWith('lost:');
}

export function isStub(value: unknown): value is Stub {
  return typeof value === 'object' && value !== null && typeof (value as {stub?: unknown}).stub === 'string';
}
