// Where a file speaks of its licence: in the comments at its top, else at its end; prose speaks everywhere.

/** As many lines and bytes as Debian looks at. */
const headLines = 60;
const headWindow = 16 * 1024;
const tailWindow = 5000;

const prose = /\.(?:md|markdown|mkd|rst|txt|text|adoc|asciidoc|pod|html?|tex|texi|org|rtf|\d[a-z]*)$|(?:^|\/)[^/.]+$/i;
const commentStart = /^[ \t]*(?:\/\/|\/\*|\*|#|--|;|%|!|<!--|\{-|\(\*|\{#|"""|'''|r"""|r'''|dnl\b|rem\b|@rem\b|::|'|=begin|=pod|=head|\.\\")/i;
const blocks: readonly (readonly [open: RegExp, close: string])[] = [
  [/^[ \t]*\/\*/, '*/'], [/^[ \t]*<!--/, '-->'], [/^[ \t]*r?"""/, '"""'], [/^[ \t]*r?'''/, "'''"], [/^[ \t]*\{-/, '-}'], [/^[ \t]*\(\*/, '*)'], [/^[ \t]*\{#/, '#}'], [/^=(?:begin|pod|head)/, '=cut'],
];

/** Vim's comments begin as strings do elsewhere. */
const vimScript = /(?:\.vim|\.?g?vimrc)$/;
/** Words that begin a comment are no words of the sentence. */
const commentWord = /^[ \t]*(?:dnl|@?rem)\b/gim;
/** A paragraph of Perl's documentation, which goes on until `=cut`. */
const documentation = /^\n=(?:pod|head|item|over|back|begin|end|for|encoding)/;

export interface HeaderText {readonly head: string; readonly tail: () => string}

export function headerText(path: string, text: string): HeaderText {
  const head = text.slice(0, headWindow).split('\n', headLines);
  const all = prose.test(path) && !text.startsWith('#!');
  const marked = (lines: readonly string[]) => (vimScript.test(path) ? lines.map((line) => line.replace(/^[ \t]*"/, '#')) : lines);
  return {
    head: all ? head.join('\n') : commentsOf(marked(head)),
    tail() {
      const rest = text.slice(head.join('\n').length);
      const end = rest.length > tailWindow ? rest.slice(rest.length - tailWindow).replace(/^[^\n]*\n/, '') : rest;
      const before = text.slice(0, text.length - end.length);
      const inside = documentation.test(before.slice(Math.max(0, before.lastIndexOf('\n='))).slice(0, 12));
      return all ? end : commentsOf(marked(end.split('\n')), inside ? '=cut' : undefined);
    },
  };
}

/** Code between comments is left out: it may print licences of others. `inside`: what ends the comment that the first line stands in. */
function commentsOf(lines: readonly string[], inside?: string): string {
  const kept: string[] = [];
  let close = inside;
  for (const line of lines) {
    if (close !== undefined) {
      kept.push(line);
      if (line.includes(close)) close = undefined;
      continue;
    }
    if (!commentStart.test(line)) {
      // A comment behind code, as after an opening tag.
      const behind = /(?:\/\/|\/\*|<!--)[^"'`]*$/.exec(line)?.[0];
      if (behind !== undefined) kept.push(behind);
      if (behind?.startsWith('/*') === true && !behind.includes('*/')) close = '*/';
      continue;
    }
    kept.push(line);
    const block = blocks.find(([open]) => open.test(line));
    if (block !== undefined && !line.trimStart().slice(2).includes(block[1])) close = block[1];
  }
  return kept.join('\n').replaceAll(commentWord, '');
}
