// What a span shows of its sources, as runs of lines.
import type {Digest} from '../../../graph/value/digest.ts';
import type {LineTable} from '../../chunk/line-table.ts';
import type {Span} from '../../sample/sample.ts';
import type {HunkSides} from './hunk-sides.ts';
import type {HunkLine, ReadHunks} from './hunk-lines.ts';
import type {Run} from './run.ts';

export type SourceSpan = Extract<Span, {readonly kind: 'source'}>;
/** Where a span stands, and whether it is trained. */
export type Standing = Pick<Run, 'sample' | 'span' | 'trained'>;
/** `source`: a text of a leaf. */
export interface Shown {readonly source: string; readonly run: Run}

/** Names the text that runs are of; runs of equal names show bytes of one text. */
function sourceNamed(text: string, leaf: Digest): string {
  return `${text} ${leaf}`;
}

/** Of a text whose lines nobody else counts: all of it is one line. */
export function runOfText({leaf, text, from, to}: SourceSpan, standing: Standing): readonly Shown[] {
  return from === to ? [] : [{source: sourceNamed(text, leaf), run: {...standing, at: from, signs: 0, line: 0, skip: from, lengths: [to - from]}}];
}

export function runOfBlob({leaf, text, from, to}: SourceSpan, lines: LineTable, standing: Standing): readonly Shown[] {
  if (from === to) return [];
  const first = lines.lineOf(from);
  const lengths: number[] = [];
  for (let line = first; line <= lines.count && lines.start(line) < to; line++) lengths.push(Math.min(to, lines.start(line + 1)) - Math.max(from, lines.start(line)));
  return [{source: sourceNamed(text, leaf), run: {...standing, at: from, signs: 0, line: first - 1, skip: from - lines.start(first), lengths}}];
}

/** Lines that follow each other in the hunks and in one version are one run. */
export function runsOfHunks({from, to}: SourceSpan, {lines}: ReadHunks, {versions}: Pick<HunkSides, 'versions'>, standing: Standing): readonly Shown[] {
  const shown: Shown[] = [];
  let open: {readonly source: string; readonly run: Run & {readonly lengths: number[]}; end: number} | undefined;
  for (let at = firstShown(lines, from); at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.from >= to) break;
    const part = clipped(line, from, to);
    const leaf = versions[line.version];
    if (part === undefined || leaf === undefined || leaf === null) continue;
    const source = sourceNamed('blob', leaf);
    if (open !== undefined && open.source === source && open.end === part.at && open.run.signs === part.signs && open.run.line + open.run.lengths.length === line.line && part.skip === 0) open.run.lengths.push(part.length);
    else {
      open = {source, run: {...standing, at: part.at, signs: part.signs, line: line.line, skip: part.skip, lengths: [part.length]}, end: 0};
      shown.push(open);
    }
    open.end = part.at + part.signs + part.length;
  }
  return shown.map(({source, run}) => ({source, run}));
}

/** What of a line lies between two places. Signs that do not are no part of it. */
function clipped({from, signs, length}: HunkLine, first: number, last: number): {readonly at: number; readonly signs: number; readonly skip: number; readonly length: number} | undefined {
  const start = from + signs;
  const [begin, end] = [Math.max(first, start), Math.min(last, start + length)];
  if (end <= begin) return undefined;
  return first <= from ? {at: from, signs, skip: 0, length: end - begin} : {at: begin, signs: 0, skip: begin - start, length: end - begin};
}

/** The first line that does not end before a place. */
function firstShown(lines: readonly HunkLine[], place: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const {from, signs, length} = lines[middle] ?? {from: 0, signs: 0, length: 0};
    if (from + signs + length <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
