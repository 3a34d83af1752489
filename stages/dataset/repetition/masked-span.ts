// Takes parts of a span out of training: the span becomes several, which show the same text.
import type {Place} from '../../parse/outline/outline.ts';
import {endOfRun, type Run} from './run.ts';
import type {SourceSpan} from './runs-of-span.ts';

export interface InSpan {
  /** What the span shows of its sources, in the order of its text. */
  readonly runs: readonly Run[];
  readonly heads: readonly Place[];
  /** What is not to be trained of that, in order. */
  readonly surplus: readonly Place[];
}

/** `left`: how many bytes of sources are trained still. */
export interface MaskedSpan {readonly spans: readonly SourceSpan[]; readonly left: boolean}

/** What lies between lines goes with the line before it, and the head of a hunk with any of its lines. */
export function maskedSpan(span: SourceSpan, {runs, heads, surplus}: InSpan): MaskedSpan {
  const stretches: Kept[] = [];
  const put = (from: number, to: number, kept: boolean) => void (to > from && stretches.push({from, to, kept}));
  let at = span.from;
  for (const run of runs) {
    put(at, run.at, stretches.at(-1)?.kept ?? true);
    at = run.at;
    const end = endOfRun(run);
    for (const {from, to} of surplus) {
      if (from < at || from >= end) continue;
      put(at, from, true);
      put(from, to, false);
      at = to;
    }
    put(at, end, true);
    at = Math.max(at, end);
  }
  put(at, span.to, stretches.at(-1)?.kept ?? true);
  const shown = withHeads(stretches, heads);
  const left = runs.length > 0 && shown.some(({from, to, kept}) => kept && runs.some((run) => run.at < to && endOfRun(run) > from));
  return {spans: joined(shown).map(({from, to, kept}) => ({...span, from, to, loss: kept ? span.loss : 0})), left};
}

interface Kept extends Place {readonly kept: boolean}

function withHeads(stretches: readonly Kept[], heads: readonly Place[]): readonly Kept[] {
  if (heads.length === 0) return stretches;
  const ends = [...heads.slice(1).map(({from}) => from), Number.POSITIVE_INFINITY];
  const lit = heads.map((head, at) => stretches.some(({from, to, kept}) => kept && from < (ends[at] ?? 0) && to > head.to));
  return stretches.flatMap((stretch): readonly Kept[] => cutOut(stretch, heads.map(({from, to}, at) => ({from, to, kept: lit[at] ?? true}))));
}

/** The stretch around the heads, and the heads in it as they are. */
function cutOut({from, to, kept}: Kept, heads: readonly Kept[]): readonly Kept[] {
  const pieces: Kept[] = [];
  let at = from;
  for (const head of heads) {
    if (head.from >= to || head.to <= from) continue;
    if (head.from > at) pieces.push({from: at, to: head.from, kept});
    pieces.push({from: Math.max(at, head.from), to: Math.min(to, head.to), kept: head.kept});
    at = Math.min(to, head.to);
  }
  return at < to ? [...pieces, {from: at, to, kept}] : pieces;
}

function joined(stretches: readonly Kept[]): readonly Kept[] {
  const whole: Kept[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last !== undefined && last.kept === stretch.kept && last.to === stretch.from) whole[whole.length - 1] = {...last, to: stretch.to};
    else whole.push(stretch);
  }
  return whole;
}
