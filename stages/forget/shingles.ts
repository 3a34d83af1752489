// Runs of words, to find out whether a text is still there in whatever form: blanks, line ends and the marks of patches between words do not count.

/** Words in a run. */
export const shingleWords = 20;

/** `words`: how many make a run. `marks`: whether each sign of punctuation is a word of its own; otherwise it stands between words. */
export interface Runs {readonly words: number; readonly marks: boolean}

/** A run as two numbers of 53 bits, which no other run will have. */
export type Visit = (first: number, second: number) => void;

export interface ShingleScanner {
  /** Pieces of one text: a word may begin in one and end in the next. */
  feed(bytes: Uint8Array): void;
  end(): void;
  /** What comes does not stand beside what came: no run goes across. */
  apart(): void;
  /** Words since the beginning. */
  readonly words: number;
}

/** Of bytes: letters and digits of ASCII, and whatever lies beyond ASCII, make words; all else stands between them, or is a mark. */
export function shingleScanner(visit: Visit, {words: run, marks}: Runs = {words: shingleWords, marks: false}): ShingleScanner {
  const nature = marks ? withMarks : wordsAlone;
  const powers = multipliers.map((multiplier) => Array.from({length: run}).reduce((power: number) => Math.imul(power, multiplier), 1)) as [number, number, number, number];
  // The hashes of the last words, in a ring, and four sums over them that roll along.
  const ring = new Int32Array(run * 2);
  let [at, words, since, inWord] = [0, 0, 0, false];
  let [left, right] = [seedLeft, seedRight];
  let [a, b, c, d] = [0, 0, 0, 0];

  function endWord(): void {
    const [one, other] = [mixed(left), mixed(right)];
    const [goneOne, goneOther] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    ring[at] = one;
    ring[at + 1] = other;
    at = at + 2 === ring.length ? 0 : at + 2;
    a = (Math.imul(a, 0x01000193) + one - Math.imul(goneOne, powers[0])) | 0;
    b = (Math.imul(b, 0x5bd1e995) + other - Math.imul(goneOther, powers[1])) | 0;
    c = (Math.imul(c, 0x2c1b3c6d) + (one ^ other) - Math.imul(goneOne ^ goneOther, powers[2])) | 0;
    d = (Math.imul(d, 0x297a2d39) + Math.imul(one, 3) + other - Math.imul(Math.imul(goneOne, 3) + goneOther, powers[3])) | 0;
    words++;
    [left, right, inWord] = [seedLeft, seedRight, false];
    if (++since >= run) visit(together(mixed(a), mixed(b)), together(mixed(c), mixed(d)));
  }

  function take(byte: number): void {
    left = Math.imul(left ^ byte, 0x01000193);
    right = Math.imul(right + byte + 1, 0x5bd1e995) ^ (right >>> 13);
    inWord = true;
  }

  function end(): void {
    if (inWord) endWord();
  }

  return {
    feed(bytes) {
      for (let index = 0; index < bytes.length; index++) {
        const byte = bytes[index] ?? 0;
        const kind = nature[byte];
        if (kind === inWords) {
          take(byte);
          continue;
        }
        end();
        if (kind !== isMark) continue;
        take(byte);
        endWord();
      }
    },
    end,
    apart() {
      end();
      ring.fill(0);
      [at, since, a, b, c, d] = [0, 0, 0, 0, 0, 0];
    },
    get words() {
      return words;
    },
  };
}

const [inWords, isMark] = [1, 2];
const [seedLeft, seedRight] = [0x811c9dc5 | 0, 0x9e3779b9 | 0];
const multipliers = [0x01000193, 0x5bd1e995, 0x2c1b3c6d, 0x297a2d39];
const wordsAlone = Uint8Array.from({length: 256}, (_, byte) => (byte >= 0x80 || /[0-9A-Za-z_]/.test(String.fromCharCode(byte)) ? inWords : 0));
const withMarks = wordsAlone.map((kind, byte) => (kind === inWords ? inWords : byte > 0x20 && byte < 0x7f ? isMark : 0));

function mixed(hash: number): number {
  let mix = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}

function together(high: number, low: number): number {
  return (high >>> 0) * 0x200000 + (low >>> 11);
}
