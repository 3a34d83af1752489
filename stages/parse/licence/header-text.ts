// Where a file speaks of its licence: in the comments at its top, else at its end; prose speaks everywhere.

/** As many lines and bytes as Debian looks at. */
const headLines = 60;
const headWindow = 16 * 1024;
const tailWindow = 5000;

const prose = /\.(?:md|markdown|mkd|rst|txt|text|adoc|asciidoc|pod|html?|tex|texi|org|rtf|[1-9][a-z]*)$|(?:^|\/)[^/.]+$/i;
const commentStart = /^[ \t]*(?:\/\/|\/\*|\*|#|--|;|%|!|<!--|\{-|\(\*|\{#|"""|'''|r"""|r'''|dnl\b|rem\b|@rem\b|::|'|=begin|=pod|=head|\.\\")/i;
const blocks: readonly (readonly [open: RegExp, close: string])[] = [
  [/^[ \t]*\/\*/, '*/'], [/^[ \t]*<!--/, '-->'], [/^[ \t]*r?"""/, '"""'], [/^[ \t]*r?'''/, "'''"], [/^[ \t]*\{-/, '-}'], [/^[ \t]*\(\*/, '*)'], [/^[ \t]*\{#/, '#}'], [/^=(?:begin|pod|head)/, '=cut'],
];

export interface HeaderText {readonly head: string; readonly tail: () => string}

export function headerText(path: string, text: string): HeaderText {
  const head = text.slice(0, headWindow).split('\n', headLines);
  const all = prose.test(path) && !text.startsWith('#!');
  return {
    head: all ? head.join('\n') : commentsOf(head),
    tail() {
      const rest = text.slice(head.join('\n').length);
      const end = rest.length > tailWindow ? rest.slice(rest.length - tailWindow).replace(/^[^\n]*\n/, '') : rest;
      return all ? end : commentsOf(end.split('\n'));
    },
  };
}

/** Code between comments is left out: it may print licences of others. */
function commentsOf(lines: readonly string[]): string {
  const kept: string[] = [];
  let close: string | undefined;
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
  return kept.join('\n');
}
