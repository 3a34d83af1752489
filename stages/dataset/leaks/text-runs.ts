// The runs of fifty words of a text, alike in a file and in a patch of it: a patch is read as the text before it and as the text after it, without its signs.
import {shingleScanner, type Runs, type Visit} from '../../forget/shingles.ts';

/** Signs count: fifty words of code are ten lines of it. */
export const leakRuns: Runs = {words: 50, marks: true};

export interface TextRuns {
  /** A text by itself: no run goes on into the next. */
  plain(bytes: Uint8Array): void;
  patch(lines: Uint8Array): void;
}

/** `reached`: is told before each line how far it reaches, so that whoever sees a run knows where it ends. */
export function textRuns(visit: Visit, reached?: (end: number) => void): TextRuns {
  const [now, before] = [shingleScanner(visit, leakRuns), shingleScanner(visit, leakRuns)];
  return {
    plain(bytes) {
      for (const line of reached === undefined ? [bytes] : linesOf(bytes)) {
        reached?.(endIn(bytes, line));
        now.feed(line);
      }
      now.apart();
    },
    patch(lines) {
      for (const {kind, text} of patchLines(lines)) {
        reached?.(endIn(lines, text));
        if (kind === 'gap') [now, before].forEach((scanner) => scanner.apart());
        if (kind === 'kept' || kind === 'added') now.feed(text);
        if (kind === 'kept' || kind === 'removed') before.feed(text);
      }
      [now, before].forEach((scanner) => scanner.apart());
    },
  };
}

function endIn(whole: Uint8Array, part: Uint8Array): number {
  return part.byteOffset - whole.byteOffset + part.length;
}

export interface PatchLine {readonly kind: 'gap' | 'kept' | 'added' | 'removed' | 'apart'; readonly text: Uint8Array}

const [at, plus, minus, blank, backslash, newline] = [0x40, 0x2b, 0x2d, 0x20, 0x5c, 10];

/** With their ends, as there is a word's end. Of a combined patch, what its result lacks stood in no one text and is left out. */
export function* patchLines(lines: Uint8Array): Generator<PatchLine, void, undefined> {
  // Stretches of a patch may begin behind the head of their hunk: then it has one column of signs.
  let columns = 1;
  for (const line of linesOf(lines)) {
    const head = columnsAfter(line);
    if (head > 0) {
      columns = head;
      yield {kind: 'gap', text: line};
    } else if (line[0] !== backslash) yield lineOf(line, columns);
  }
}

/** With their ends. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0, to = 0; from < bytes.length; from = to) {
    const end = bytes.indexOf(newline, from);
    to = end < 0 ? bytes.length : end + 1;
    yield bytes.subarray(from, to);
  }
}

/** How many columns of signs follow; 0 after what is no head of a hunk. */
function columnsAfter(line: Uint8Array): number {
  let signs = 0;
  while (line[signs] === at) signs++;
  return signs >= 2 && line[signs] === blank ? signs - 1 : 0;
}

function lineOf(line: Uint8Array, columns: number): PatchLine {
  const signs = line.subarray(0, columns);
  if (signs.some((sign) => sign !== plus && sign !== minus && sign !== blank)) return {kind: 'kept', text: line};
  const text = line.subarray(columns);
  if (signs.includes(minus)) return {kind: columns === 1 ? 'removed' : 'apart', text};
  return {kind: columns > 1 || signs.includes(plus) ? 'added' : 'kept', text};
}
