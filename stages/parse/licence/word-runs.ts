// Runs of words as numbers: what two texts have in common is told by the runs they share.

const length = 5;

/** The distinct runs of five words, each as a well spread 32-bit number. A shorter text is one run. */
export function wordRuns(words: readonly string[]): ReadonlySet<number> {
  const hashes = words.map(hashOf);
  const runs = new Set<number>();
  for (let at = 0; at <= Math.max(0, hashes.length - length); at++) {
    let run = 0;
    for (let next = at; next < Math.min(at + length, hashes.length); next++) run = spread(Math.imul(run, 31) + (hashes[next] ?? 0));
    runs.add(run);
  }
  return hashes.length === 0 ? new Set() : runs;
}

/** FNV-1a over code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** The last step of MurmurHash3: near numbers come out far apart. */
function spread(number: number): number {
  let mixed = number ^ (number >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
