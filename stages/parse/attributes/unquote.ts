// Reads a name that git wrote in quotes, C style.

export interface Unquoted {readonly text: string; /** Behind the closing quote. */ readonly end: number}

const letters: Readonly<Record<string, string>> = {a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"'};

/** `undefined` when the quotes are broken; git then takes the text as it stands. */
export function unquote(quoted: string): Unquoted | undefined {
  let text = '';
  for (let at = 1; at < quoted.length; at++) {
    const character = quoted.charAt(at);
    if (character === '"') return {text, end: at + 1};
    if (character !== '\\') {
      text += character;
      continue;
    }
    at++;
    const octal = /^[0-3][0-7]{2}/.exec(quoted.slice(at, at + 3))?.[0];
    const plain = letters[quoted.charAt(at)];
    if (octal === undefined && plain === undefined) return undefined;
    text += octal === undefined ? plain : String.fromCharCode(Number.parseInt(octal, 8));
    if (octal !== undefined) at += 2;
  }
  return undefined;
}
