// Digests and long words, short enough for a line of text.
import {hash} from 'node:crypto';

const hexShown = 12;
const textShown = 60;

/** Digests that spell their value begin alike: those are shown by their hash. */
export function shortDigest(digest: string | null): string {
  if (digest === null) return 'nothing';
  if (digest.startsWith('stub:') || digest.startsWith('lost:')) return `left out (${shortText(digest.slice(5))})`;
  return digest.startsWith('raw:') ? hash('sha256', digest, 'hex').slice(0, hexShown) : shortText(digest);
}

/** Names of objects and digests keep their start. */
export function shortText(text: string | null): string {
  if (text === null) return 'nothing';
  const line = text.replace(/\b([0-9a-f]{12})[0-9a-f]{28,52}\b/g, '$1').replace(/\s+/g, ' ');
  return line.length > textShown ? `${line.slice(0, textShown)}…` : line;
}
