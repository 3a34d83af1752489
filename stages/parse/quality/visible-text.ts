// How much of a page a browser would show: what is left without tags, comments, scripts and styles.

const hidden = /^<(script|style)\b/i;

/** In one pass: a page that closes nothing costs no more. */
export function visibleCharacters(html: string): number {
  const lower = html.toLowerCase();
  let visible = 0;
  let at = 0;
  while (at < html.length) {
    const open = lower.indexOf('<', at);
    if (open < 0) return visible + html.length - at;
    visible += open - at;
    at = endOf(lower, open);
    // A lone bracket is text.
    if (at === open) {
      visible++;
      at++;
    }
  }
  return visible;
}

/** Behind the tag, comment or hidden element that begins here; the place itself when none does. */
function endOf(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return behind(lower, '-->', open);
  if (!/^<[a-z/!?]/.test(lower.slice(open, open + 2))) return open;
  const name = hidden.exec(lower.slice(open, open + 8))?.[1];
  return behind(lower, '>', name === undefined ? open : behind(lower, `</${name}`, open));
}

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found < 0 ? text.length : found + end.length;
}
