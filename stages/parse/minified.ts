// Scripts and styles with the line breaks squeezed out: code for machines to load, not to learn from.

const squeezed = /\.(?:[cm]?js|css)$/i;
const named = /[.-]min\.(?:[cm]?js|css)$/i;

/** More than this many characters a line on average is what no person writes; GitHub draws the same line. */
const average = 110;

export function isMinified(path: string, text: string): boolean {
  if (!squeezed.test(path)) return false;
  if (named.test(path)) return true;
  if (text.length <= average) return false;
  const lines = countLines(text);
  return Math.floor((text.length - lines + 1) / lines) > average;
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
