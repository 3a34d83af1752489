// What a model learns of a sample, as stretches of its sources: no template, no mark, and nothing of weight 0.
import {spanBytes} from '../../sample/samples-of.ts';
import type {Sample, Span} from '../../sample/sample.ts';

export interface Stretch {
  /** Lines of a patch, which begin with signs. */
  readonly patch: boolean;
  /** Bytes of the sample's text. */
  readonly from: number;
  readonly to: number;
}

type Source = Extract<Span, {kind: 'source'}>;

/** Spans that go on where another ended are one stretch: a cut of ours parts no text. */
export function trainedStretches({spans}: Pick<Sample, 'spans'>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let last: Source | undefined;
  for (const span of spans) {
    const from = at;
    at += spanBytes(span);
    if (!isTrained(span) || from === at) continue;
    const before = stretches.at(-1);
    if (before?.to === from && last?.leaf === span.leaf && last.text === span.text && last.to === span.from) stretches[stretches.length - 1] = {...before, to: at};
    else stretches.push({patch: span.text === 'edit', from, to: at});
    last = span;
  }
  return stretches;
}

export function isTrained(span: Span): span is Source {
  return span.kind === 'source' && span.loss > 0;
}
