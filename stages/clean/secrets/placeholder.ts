// Values that only stand where a secret would: ours, and what people write into examples.

/** What takes the place of a secret: a word, so it is legal inside a string, a URL, a shell line and a plain scalar alike. */
export function placeholder(rule: string): string {
  return `REDACTED_${rule.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`;
}

/** Judged by the text of a token alone, whatever stands around it. */
export function isPlaceholder(token: string): boolean {
  return token.includes('REDACTED') || /x{4}|X{4}/.test(token) || exampleWord.test(token) || hasMonotony(token);
}

/** A long stretch of one character, of two in turn, or of ascending ones: typed, not drawn. */
function hasMonotony(token: string): boolean {
  let same = 1;
  let pairs = 0;
  let steps = 1;
  for (let at = 1; at < token.length; at++) {
    same = token[at] === token[at - 1] ? same + 1 : 1;
    pairs = at > 1 && token[at] === token[at - 2] ? pairs + 1 : 0;
    steps = token.charCodeAt(at) === token.charCodeAt(at - 1) + 1 ? steps + 1 : 1;
    if (same >= 6 || pairs >= 8 || steps >= 8) return true;
  }
  return false;
}

const exampleWord = /example|changeme|change[_-]me|placeholder|dummy|redacted|your[_-]|your(?:token|key|secret)|_here\b|foobar|\*{3}|\.{3}|deadbeef|0123456|1234567|abcdef0|lorem|insert[_-]|replace[_-]/i;
