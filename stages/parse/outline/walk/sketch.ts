// A few bytes that tell how alike two stretches of code are: the least hashes of neighbouring words, one for each bin. Space does not count.

const bins = 24;
/** Less is like too much else. */
const fewestWords = 12;
const nothing = 0xffff_ffff;
const [inWord, sign] = [1, 2];
const kinds = kindTable();

/** Hexadecimal; empty where there is too little to tell. A bin is never 0 unless nothing fell into it. */
export function sketchOf(text: string): string {
  const least = new Uint32Array(bins).fill(nothing);
  let [words, before, word] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? kinds[code] : inWord;
    if (kind === inWord) {
      word = Math.imul(word ^ code, 0x0100_0193) | 1;
      continue;
    }
    if (word !== 0) {
      note(least, before, word);
      before = word;
      words++;
      word = 0;
    }
    if (kind === sign) {
      note(least, before, code);
      before = code;
      words++;
    }
  }
  if (word !== 0) note(least, before, word);
  return words < fewestWords ? '' : Buffer.from(Uint8Array.from(least, (hash) => (hash === nothing ? 0 : (hash & 0xff) || 1))).toString('hex');
}

/** Two neighbours as one number, mixed so that any two texts spread over all bins. */
function note(least: Uint32Array, before: number, next: number): void {
  let hash = Math.imul(before, 31) + next;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  const bin = ((hash >>> 16) * bins) >>> 16;
  const value = Math.imul(hash, 0x9e37_79b1) >>> 0;
  if (value < (least[bin] ?? 0)) least[bin] = value;
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

function kindTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 33; code < 128; code++) table[code] = /\w/.test(String.fromCharCode(code)) ? inWord : sign;
  return table;
}
