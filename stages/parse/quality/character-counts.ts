// How many characters of a text are letters, and how many letters or digits, in any script.

export interface CharacterCounts {readonly characters: number; readonly letters: number; readonly alphanumerics: number}

const letter = /\p{L}/u;
const digit = /\p{N}/u;

export function countCharacters(text: string): CharacterCounts {
  let letters = 0;
  let digits = 0;
  let characters = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const lower = code | 32;
      if (lower >= 97 && lower <= 122) letters++;
      else if (code >= 48 && code <= 57) digits++;
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
  return {characters, letters, alphanumerics: letters + digits};
}
