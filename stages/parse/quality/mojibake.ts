// Text that was UTF-8, read as Windows-1252 and saved again: "Ã©" where "é" was meant.

/** What Windows-1252 makes of the bytes 80 to BF, the second and later ones of a character in UTF-8. */
const later = '[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178]';
const twice = new RegExp(`[\\u00f0-\\u00f4]${later}{3}|[\\u00e0-\\u00ef]${later}{2}|[\\u00c2-\\u00df]${later}`, 'g');
const first = /[\u00c2-\u00f4]/;

export function countMojibake(text: string): number {
  if (!first.test(text)) return 0;
  let count = 0;
  for (const _ of text.matchAll(twice)) count++;
  return count;
}
