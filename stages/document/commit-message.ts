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
const trailer = /^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*:(.*)$/s;

function trailersIn(lines: readonly string[]): readonly Trailer[] {
  const last = lastParagraph(lines);
  let [trailers, others, known, folded] = [0, 0, false, 0];
  for (const [at, line] of last.entries()) {
    if (ofGit.test(line)) {
      known = true;
      trailers++;
      folded = 0;
    } else if (trailer.test(line)) {
      trailers++;
      folded = 0;
    } else if (/^[ \t]/.test(line)) {
      // Goes on with the line above, whatever that is.
      if (at === 0 || folded > 0) others++;
    } else {
      others++;
      folded = 1;
    }
  }
  if (!(trailers > 0 && others === 0) && !(known && trailers * 3 >= others)) return [];
  return unfolded(last);
}

/** Of a message that is one paragraph, nothing is. */
function lastParagraph(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1] ?? '')) end--;
  let start = end;
  while (start > 0 && !isBlank(lines[start - 1] ?? '')) start--;
  return lines.slice(start, end);
}

function unfolded(lines: readonly string[]): readonly Trailer[] {
  const trailers: {key: string; value: string}[] = [];
  let open = false;
  for (const line of lines) {
    const [, key, value] = trailer.exec(line) ?? [];
    const above = trailers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (open && above !== undefined) above.value = `${above.value} ${line.trim()}`;
    } else if (key !== undefined && value !== undefined) {
      trailers.push({key, value: value.trim()});
      open = true;
    } else open = false;
  }
  return trailers;
}

function isBlank(line: string): boolean {
  return /^[ \t\v\f\r]*$/.test(line);
}
