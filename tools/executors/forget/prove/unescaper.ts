// Text as JSON spells it becomes the text that it stands for, as far as words go: a stream in, a stream out.

const backslash = 0x5c;
const blank = 0x20;

/** What begins in one piece may end in the next. */
export function unescaper(): (bytes: Uint8Array) => Uint8Array {
  let rest = Buffer.alloc(0);
  return (bytes) => {
    const given = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const plain = Buffer.allocUnsafe(given.length);
    let [to, at] = [0, 0];
    while (at < given.length) {
      const byte = given[at] ?? 0;
      if (byte !== backslash) {
        plain[to++] = byte;
        at++;
        continue;
      }
      const needs = given[at + 1] === 0x75 ? 6 : 2;
      if (at + needs > given.length) break;
      // Whatever else is escaped stands between words.
      const code = needs === 6 ? Buffer.from(given.subarray(at + 2, at + 6)).toString('latin1') : '';
      if (/^[0-9a-fA-F]{4}$/.test(code)) to += plain.write(String.fromCharCode(Number.parseInt(code, 16)), to, 'utf8');
      else plain[to++] = blank;
      at += /^[0-9a-fA-F]{4}$/.test(code) ? 6 : 2;
    }
    rest = Buffer.from(given.subarray(at));
    return plain.subarray(0, to);
  };
}
