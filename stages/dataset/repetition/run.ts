// A run of lines of one source as a span shows them. Places in a source are lines and columns: a patch knows the numbers of its lines and not how many
// bytes lie before them, so nobody has to read a text again to tell what a patch shows of it.
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';

export interface Run {
  /** Which sample of its document, and which span of that. */
  readonly sample: number;
  readonly span: number;
  readonly trained: boolean;
  /** Where its first line begins in the text that the span is of, signs included. */
  readonly at: number;
  /** Bytes before each line that are no part of the source: the signs of a patch. */
  readonly signs: number;
  /** The first line, and the column in it where the run begins. */
  readonly line: number;
  readonly skip: number;
  /** Bytes that it shows of each line. Only the last may end before its line does. */
  readonly lengths: readonly number[];
}

/** Runs of one span mostly follow each other, and there are many: each says in few bytes what is different. A piece that is short enough needs no store. */
export function spellRuns(runs: readonly Run[]): Uint8Array {
  const writer = new ByteWriter(64).varint(runs.length);
  let last = start;
  for (const run of runs) {
    const same = run.sample === last.sample && run.span === last.span && run.signs === last.signs;
    const onward = run.at >= last.end && run.line >= last.line;
    writer.byte((same ? flags.same : 0) | (onward ? flags.onward : 0) | (run.trained ? flags.trained : 0) | (run.skip > 0 ? flags.skips : 0));
    if (!same) writer.varint(run.sample).varint(run.span).varint(run.signs);
    writer.varint(onward ? run.at - last.end : run.at).varint(onward ? run.line - last.line : run.line);
    if (run.skip > 0) writer.varint(run.skip);
    writer.varint(run.lengths.length);
    for (const length of run.lengths) writer.varint(length);
    last = {sample: run.sample, span: run.span, signs: run.signs, end: endOfRun(run), line: run.line + run.lengths.length};
  }
  return writer.done();
}

export function readRuns(spelled: Uint8Array): readonly Run[] {
  const reader = new ByteReader(spelled);
  let last = start;
  return Array.from({length: reader.varint()}, () => {
    const flag = reader.byte();
    const has = (one: number) => (flag & one) !== 0;
    const [sample, span, signs] = has(flags.same) ? [last.sample, last.span, last.signs] : [reader.varint(), reader.varint(), reader.varint()];
    const [end, before] = has(flags.onward) ? [last.end, last.line] : [0, 0];
    const [at, line] = [end + reader.varint(), before + reader.varint()];
    const skip = has(flags.skips) ? reader.varint() : 0;
    const run: Run = {sample, span, trained: has(flags.trained), at, signs, line, skip, lengths: Array.from({length: reader.varint()}, () => reader.varint())};
    last = {sample, span, signs, end: endOfRun(run), line: line + run.lengths.length};
    return run;
  });
}

const flags = {same: 1, onward: 2, trained: 4, skips: 8} as const;
const start = {sample: 0, span: 0, signs: 0, end: 0, line: 0};

/** Bytes of the source that it shows. */
export function bytesOfRun({lengths}: Pick<Run, 'lengths'>): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Where it ends in the text that the span is of. */
export function endOfRun({at, signs, lengths}: Pick<Run, 'at' | 'lengths' | 'signs'>): number {
  return at + signs * lengths.length + bytesOfRun({lengths});
}
