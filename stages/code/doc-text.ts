// What a documentation comment says, without the signs that make it one.

const opening = /^(?:\/\*\*?!?|"""|'''|<!--)/;
const closing = /(?:\*\/|"""|'''|-->)$/;
const lineSign = /^(?:\/\/[/!]?|--|#+|\*) ?/;

export function docText(comment: string): string {
  const lines = comment.trim().replace(opening, '').replace(closing, '').split('\n').map((line) => line.trim().replace(lineSign, '').trimEnd());
  return lines.join('\n').trim();
}

/** Its first paragraph as one line, as a header shows it. */
export function docLine(doc: string): string {
  return (doc.split(/\n[^\S\n]*\n/, 1)[0] ?? '').split('\n').map((line) => line.trim()).join(' ');
}

/** What a file says of itself at its head, where it has a sign of its own for that. */
export function fileDoc(text: string): string {
  const [found] = /^(?:[^\S\n]*\/\/!.*\n?)+/.exec(text) ?? [];
  return found === undefined ? '' : docText(found);
}
