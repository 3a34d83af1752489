// Tells drawn characters from written ones by counting, without a dictionary.

export interface Look {readonly lower: number; readonly upper: number; readonly digits: number; readonly others: number; readonly turns: number; readonly entropy: number}

const counts = new Uint16Array(256);

/** `turns`: how often a letter is followed by a digit, a digit by a letter, or a small letter by a capital. Names turn seldom. */
export function lookAt(text: string): Look {
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let others = 0;
  let turns = 0;
  let before = 0;
  counts.fill(0);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) & 255;
    counts[code] = (counts[code] ?? 0) + 1;
    const kind = code >= 97 && code <= 122 ? 1 : code >= 65 && code <= 90 ? 2 : code >= 48 && code <= 57 ? 3 : 0;
    if (kind === 1) lower++;
    else if (kind === 2) upper++;
    else if (kind === 3) digits++;
    else others++;
    // A capital before small letters begins a name; everything else that changes is a turn.
    if (kind !== before && before !== 0 && kind !== 0 && !(before === 2 && kind === 1)) turns++;
    before = kind;
  }
  return {lower, upper, digits, others, turns, entropy: entropyOf(text.length)};
}

/** Bits a character, of what was just counted. */
function entropyOf(length: number): number {
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= (count / length) * Math.log2(count / length);
  return bits;
}
