// What a README says first in sentences: not its title, its badges or its code.

export function isIntroduction(name: string): boolean {
  return /^readme(?:\.(?:md|markdown|rst|txt))?$/i.test(name);
}

const longest = 600;
const looked = 20_000;

export function firstParagraph(text: string): string {
  let inCode = false;
  const said: string[] = [];
  for (const line of text.slice(0, looked).split(/\r?\n/)) {
    const plain = line.trim();
    if (/^(?:```|~~~)/.test(plain)) inCode = !inCode;
    const isProse = !inCode && /^[\p{L}\p{N}"'*_`(]/u.test(plain) && /[\p{L}]{2}/u.test(plain) && !/^\W*!?\[!\[|^\|/.test(plain);
    if (isProse) said.push(plain);
    else if (/^(?:=+|-+|~+|\^+)$/.test(plain) && said.length === 1) said.length = 0;
    else if (said.length > 0) break;
  }
  return said.join(' ').replaceAll(/\s+/g, ' ').slice(0, longest);
}
