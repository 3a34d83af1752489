// About how wide a text is in the fonts that pages are shown in: a picture is drawn where no font is, and must come out the same on every machine.

/** In parts of the font's size, a little more than most fonts need. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[iIjl.,:;|!'` ]/u, 0.34], [/[frt()[\]{}/\\-]/u, 0.44], [/[mwMW@%]/u, 0.95], [/[A-HJ-LN-VX-Z&]/u, 0.72], [/[\x20-\x7e]/u, 0.62],
];
const foreign = 1.05;

export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? foreign;
  return Math.ceil(width * size);
}

/** As much of a text as there is room for. */
export function shortened(text: string, {size, room}: {readonly size: number; readonly room: number}): string {
  if (textWidth(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
