// The language a file tells an editor to use: an Emacs or Vim line among its first or last five lines.

const scope = 5;
const longestLine = 1000;

/** The word as written: an alias of a language, or something only the editor knows. */
export function modelineOf(head: string, tail: string): string | undefined {
  const first = head.split('\n', scope);
  // A Vim archive quotes the lines of other files.
  if (first.some((line) => line.includes('UseVimball'))) return undefined;
  const lines = [...first, ...tail.split('\n').slice(-scope)].filter((line) => line.length <= longestLine);
  return firstOf(lines, emacsMode) ?? firstOf(lines, vimFiletype);
}

/** Between two `-*-`: a mode alone, or `mode: x` among variables. */
function emacsMode(line: string): string | undefined {
  const from = line.indexOf('-*-');
  const to = from < 0 ? -1 : line.indexOf('-*-', from + 3);
  if (to < 0) return undefined;
  const inside = line.slice(from + 3, to).trim();
  if (!inside.includes(':')) return /^[^\s;]+$/.test(inside) ? inside : undefined;
  return /(?:^|[ \t;])mode[ \t]*:[ \t]*([^:;\s]+)/i.exec(inside)?.[1];
}

/** `vim: options` to the end of the line, or `vim: set options:` up to the colon. Only a blank may stand before it. */
function vimFiletype(line: string): string | undefined {
  const start = /(?:(?:^|[ \t])(?:vi|[Vv]im[<=>]?\d{0,6})|[ \t]ex):/.exec(line);
  if (start === null) return undefined;
  const rest = line.slice(start.index + start[0].length);
  const set = /^[ \t]*set?[ \t]/.exec(rest);
  const close = set === null ? -1 : rest.indexOf(':', set[0].length);
  if (set !== null && close < 0) return undefined;
  const options = set === null ? rest : rest.slice(set[0].length, close);
  // A blank or a colon behind a backslash belongs to the option's value.
  for (const option of options.match(/(?:\\.|[^\\\s:])+/g) ?? []) {
    const filetype = /^(?:ft|filetype|syntax)=(\w+)$/.exec(option);
    if (filetype?.[1] !== undefined) return filetype[1];
  }
  return undefined;
}

function firstOf(lines: readonly string[], read: (line: string) => string | undefined): string | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}
