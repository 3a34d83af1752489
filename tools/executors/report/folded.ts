// Text broken into lines at spaces, for a terminal of that width. A word that is longer than a line, such as a path, stays whole.

export interface Fold {
  readonly columns: number;
  /** Put before every line but the first. */
  readonly hanging: string;
}

/** Line breaks in the text stay. */
export function folded(text: string, {columns, hanging}: Fold): readonly string[] {
  return text.split('\n').flatMap((line, at) => foldLine(at === 0 ? line : hanging + line, columns, hanging));
}

function foldLine(line: string, columns: number, hanging: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const indent = lines.length === 0 ? 0 : hanging.length;
    const within = rest.lastIndexOf(' ', columns);
    const space = within > indent ? within : rest.indexOf(' ', columns);
    if (space < 0) break;
    lines.push(rest.slice(0, space).trimEnd());
    rest = hanging + rest.slice(space + 1).trimStart();
  }
  return [...lines, rest];
}
