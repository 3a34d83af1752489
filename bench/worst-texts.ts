// Texts that tokenizers are slow on, of any length.
import {hash} from 'node:crypto';

export const worstTexts: Readonly<Record<string, (bytes: number) => string>> = {
  'one letter': (bytes) => 'a'.repeat(bytes),
  '`=`': (bytes) => '='.repeat(bytes),
  'NUL': (bytes) => '\0'.repeat(bytes),
  'spaces': (bytes) => ' '.repeat(bytes),
  'line breaks': (bytes) => '\n'.repeat(bytes),
  'digits': (bytes) => '7'.repeat(bytes),
  'capitals': (bytes) => 'A'.repeat(bytes),
  'base64': base64,
  'emoji': (bytes) => '😀'.repeat(bytes / 4),
  'joined emoji': (bytes) => '👩‍👩‍👧‍👦'.repeat(bytes / 25),
  'Chinese': (bytes) => '漢'.repeat(bytes / 3),
  'accents': (bytes) => `a${'\u0301'.repeat(bytes / 2)}`,
  'minified JavaScript': minified,
};

/** Without a space or a sign: one word. */
function base64(bytes: number): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < bytes; at++) {
    const part = hash('sha512', `${at}`, 'base64').replace(/[=+/]/g, '').replace(/\d/g, 'x');
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, bytes);
}

/** Names that do not come again, in one line. */
function minified(bytes: number): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < bytes; at++) {
    const name = hash('sha1', `${at}`, 'base64url').slice(0, 2 + (at % 5));
    const part = `function ${name}(e,t){var n=e.${name}||{},r=t[${at}];return!n.x&&r?{...n,"${name}":r>>>${at % 32}}:void 0}`;
    parts.push(part);
    length += part.length;
  }
  return parts.join('').slice(0, bytes);
}
