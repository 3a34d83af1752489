// Whether a clean text is a raw one with just that taken out which the audit lists: kept bytes are the raw ones, and what is gone has the hash that was written down.
import type {Redaction} from '../../../../stages/clean/clean-text.ts';

/** The hash of what was taken out. */
export type HashOf = (taken: Uint8Array) => string;

/** The lengths of what was taken out, nobody writes down: each is the first after which the next kept bytes follow and whose hash is right. */
export function keepsStretches(raw: Buffer, clean: Buffer, {redactions, hashOf}: {readonly redactions: readonly Redaction[]; readonly hashOf: HashOf}): boolean {
  const ordered = redactions.toSorted((a, b) => a.at - b.at);
  let [from, at] = [0, 0];
  for (const [index, {at: start, length, saltedHash}] of ordered.entries()) {
    const kept = clean.subarray(at, start);
    if (!raw.subarray(from, from + kept.length).equals(kept)) return false;
    from += kept.length;
    at = start + length;
    const next = ordered[index + 1];
    const end = endOfTaken(raw, {from, next: clean.subarray(at, next?.at ?? clean.length), isLast: next === undefined, isIt: (taken) => hashOf(taken) === saltedHash});
    if (end === undefined) return false;
    from = end;
  }
  return raw.subarray(from).equals(clean.subarray(at));
}

interface Taken {readonly from: number; readonly next: Buffer; readonly isLast: boolean; readonly isIt: (taken: Buffer) => boolean}

/** Secrets are lines, keys of a few thousand bytes at the most. */
const longestTaken = 65_536;

function endOfTaken(raw: Buffer, {from, next, isLast, isIt}: Taken): number | undefined {
  if (isLast) return isIt(raw.subarray(from, raw.length - next.length)) ? raw.length - next.length : undefined;
  for (let end = raw.indexOf(next, from); end >= 0 && end - from <= longestTaken; end = raw.indexOf(next, end + 1)) {
    if (isIt(raw.subarray(from, end))) return end;
    if (end >= raw.length) return undefined;
  }
  return undefined;
}
