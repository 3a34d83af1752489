// Holds the record on the disk against the spans that were made again: the first byte that differs, and what is behind it.
import {spellId} from '../look/row-id.ts';
import {spellDigest} from '../look/readable.ts';
import type {DrawnSample} from './drawn-samples.ts';
import type {Difference} from './provenance-report.ts';
import type {SampleOfRow, SpanAgain} from './spans-again.ts';

export function recordDifferences(drawn: DrawnSample, spans: readonly SpanAgain[]): readonly Difference[] {
  const wrong = sourceDifferences(drawn, spans);
  if (drawn.text === undefined) return [...wrong, {...named(drawn), what: 'record', span: null, leaf: null, offset: null, where: drawn.record, why: 'the file has no such record'}];
  const first = firstDifference(drawn.text, spans);
  return first === undefined ? wrong : [...wrong, {...named(drawn), ...first}];
}

/** Sources that are not what they should be, whatever the record says. */
export function sourceDifferences(sample: SampleOfRow, spans: readonly SpanAgain[]): readonly Difference[] {
  return spans.flatMap(({wrong, leaf, where}, span) => (wrong === undefined ? [] : [{...named(sample), what: wrong.what, span, leaf: leaf && spellDigest(leaf), offset: null, where, why: wrong.why}]));
}

function named({row, at}: SampleOfRow): Pick<Difference, 'row' | 'sample'> {
  return {row: `${row.collection}/${spellId(row.id)}`, sample: at};
}

/** What could not be made again is passed over by its length. */
function firstDifference(text: Buffer, spans: readonly SpanAgain[]): Omit<Difference, 'row' | 'sample'> | undefined {
  let at = 0;
  for (const [index, {bytes, length, leaf, where}] of spans.entries()) {
    const own = text.subarray(at, at + length);
    if (bytes !== undefined && !own.equals(bytes)) return {what: 'record', span: index, leaf: leaf && spellDigest(leaf), offset: differsAt(own, bytes), where, why: own.length < bytes.length ? 'the record ends within it' : 'the record has another byte'};
    at += length;
  }
  return at === text.length ? undefined : {what: 'record', span: null, leaf: null, offset: at, where: null, why: `the record has ${text.length - at} bytes that no span has`};
}

export function differsAt(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return at;
  return length;
}
