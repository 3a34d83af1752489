// A message taken apart as git does it: subject, body, and the trailers at its end.

export interface Trailer {readonly key: string; readonly value: string}

export interface MessageParts {
  /** The first paragraph as one line. */
  readonly subject: string;
  /** Everything after it, trailers included. */
  readonly body: string;
  readonly trailers: readonly Trailer[];
}

export function messageParts(message: string): MessageParts {
  const lines = message.split('\n');
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0) return {subject: '', body: '', trailers: []};
  const gap = lines.findIndex((line, at) => at > first && isBlank(line));
  const end = gap < 0 ? lines.length : gap;
  const rest = lines.slice(end);
  const start = rest.findIndex((line) => !isBlank(line));
  return {
    subject: lines.slice(first, end).map((line) => line.replace(/[ \t\n\v\f\r]+$/, '')).join(' '),
    body: start < 0 ? '' : rest.slice(start).join('\n').replace(/\n+$/, ''),
    trailers: start < 0 ? [] : trailersIn(rest.slice(start)),
  };
}

/** What git itself writes below a message: one of these makes a paragraph trailers of which a quarter are. */
const ofGit = /^(?:Signed-off-by: |\(cherry picked from commit )/;
const trailer = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s;
const isComment = (line: string) => line.startsWith('#');
const isIndented = (line: string) => /^[ \t\v\f\r]/.test(line);

/** `lines` are those below the subject. */
function trailersIn(lines: readonly string[]): readonly Trailer[] {
  const last = lastParagraph(lines);
  let [trailers, others, folds, known] = [0, 0, 0, false];
  // From the end: an indented line goes on with the one above it, whatever that is.
  for (const line of last.toReversed()) {
    if (isComment(line)) [others, folds] = [others + folds, 0];
    else if (ofGit.test(line)) [trailers, folds, known] = [trailers + 1, 0, true];
    else if (trailer.test(line)) [trailers, folds] = [trailers + 1, 0];
    else if (isIndented(line)) folds++;
    else [others, folds] = [others + 1 + folds, 0];
  }
  others += folds;
  return (known && trailers * 3 >= others) || (trailers > 0 && others === 0) ? unfolded(last) : [];
}

function lastParagraph(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => !isBlank(line) && !isComment(line)) + 1;
  return lines.slice(lines.slice(0, end).findLastIndex(isBlank) + 1, end);
}

function unfolded(lines: readonly string[]): readonly Trailer[] {
  const found: {readonly key: string; readonly texts: string[]}[] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    if (open !== undefined && isIndented(line)) {
      open.push(line);
      continue;
    }
    const [, key, value] = trailer.exec(line) ?? [];
    open = key === undefined || value === undefined ? undefined : [value];
    if (key !== undefined && open !== undefined) found.push({key, texts: open});
  }
  return found.map(({key, texts}) => ({key, value: texts.map((text, at) => (at === 0 ? text : text.replace(/^[ \t\v\f\r]+/, ''))).join(' ').replace(/^[ \t\v\f\r]+|[ \t\v\f\r]+$/g, '')}));
}

function isBlank(line: string): boolean {
  return /^[ \t\v\f\r]*$/.test(line);
}
