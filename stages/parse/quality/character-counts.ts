// How many characters of a text are letters, and how many letters or digits, in any script; and how many lines it ends.

export interface CharacterCounts {readonly characters: number; readonly letters: number; readonly alphanumerics: number}

const letter = /\p{L}/u;
const digit = /\p{N}/u;

/** Three counts in one number, so that a character of ASCII costs one addition. A block is so short that none runs over. */
const bits = 10;
const most = (1 << bits) - 1;
const weights = Int32Array.from({length: 128}, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z]/.test(character) ? 1 : /\d/.test(character) ? 1 << bits : character === '\n' ? 1 << (2 * bits) : 0;
});

export function countCharacters(text: string): {readonly counts: CharacterCounts; readonly lineFeeds: number} {
  let letters = 0;
  let digits = 0;
  let lineFeeds = 0;
  let characters = text.length;
  for (let at = 0; at < text.length;) {
    const end = Math.min(at + most, text.length);
    let block = 0;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code < 128) {
        block += weights[code] ?? 0;
        continue;
      }
      const point = text.codePointAt(at) ?? code;
      if (point > 0xffff) {
        characters--;
        at++;
      }
      const character = String.fromCodePoint(point);
      if (letter.test(character)) letters++;
      else if (digit.test(character)) digits++;
    }
    letters += block & most;
    digits += (block >> bits) & most;
    lineFeeds += block >> (2 * bits);
  }
  return {counts: {characters, letters, alphanumerics: letters + digits}, lineFeeds};
}
