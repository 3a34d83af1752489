// One side of a changed file as spans, where it has one: a stretch of its clean text.
import type {Pair} from '../change/pair.ts';
import type {Place} from '../parse/outline/outline.ts';
import type {Span} from './sample.ts';

/** `side`: of a pair that is not decoded. */
export function sideSpans(side: Pair['before'], place: Place | undefined, loss: number): readonly Span[] {
  return typeof side !== 'string' || place === undefined ? [] : [{kind: 'source', leaf: side, text: 'blob', from: place.from, to: place.to, loss}];
}

/** All of a text of so many bytes. */
export function wholeText(bytes: number | undefined): Place | undefined {
  return bytes === undefined ? undefined : {from: 0, to: bytes};
}
