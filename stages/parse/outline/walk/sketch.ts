// A few bytes that tell how alike two stretches of code are: the least hashes of neighbouring words, one for each bin. Space does not count.

const bins = 24;
/** Less is like too much else. */
const fewestWords = 12;

/** Hexadecimal; empty where there is too little to tell. A bin is never 0 unless nothing fell into it. */
export function sketchOf(text: string): string {
  const least = new Uint32Array(bins).fill(0xffff_ffff);
  let [words, before, word] = [0, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 32 : text.charCodeAt(at);
    if (isWord(code)) {
      word = Math.imul(word ^ code, 0x0100_0193) | 1;
      continue;
    }
    if (word !== 0) note(word);
    word = 0;
    if (code > 32) note(code);
  }
  return words < fewestWords ? '' : Buffer.from(Uint8Array.from(least, (hash) => (hash === 0xffff_ffff ? 0 : (hash & 0xff) || 1))).toString('hex');

  function note(next: number): void {
    const hash = mixed(Math.imul(before, 31) + next);
    const bin = hash % bins;
    if (hash < (least[bin] ?? 0)) least[bin] = hash;
    before = next;
    words++;
  }
}

/** The share of what both have of what either has: an estimate, good to about a tenth. */
export function sketchLikeness(left: string, right: string): number {
  if (left === '' || right === '') return 0;
  const [one, other] = [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')];
  let [told, equal] = [0, 0];
  for (let bin = 0; bin < bins; bin++) {
    if (one[bin] === 0 && other[bin] === 0) continue;
    told++;
    if (one[bin] === other[bin]) equal++;
  }
  return told === 0 ? 0 : equal / told;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;
}

function mixed(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
