// The task that takes out of training what others train often enough. The text stays, so that what lies around it is whole.
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import type {Params} from '../../../graph/value/params.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {samplesCodec} from '../../sample/samples-codec.ts';
import {withSamples} from '../../sample/samples-of.ts';
import type {Sample, Samples, Span} from '../../sample/sample.ts';
import {maskedSpan, type InSpan} from './masked-span.ts';
import {placesCodec, type Places} from './places.ts';
import type {RepetitionRules} from './repetition-rules.ts';
import {readRuns, type Run} from './run.ts';
import type {SpanPart} from './span-part.ts';
import {surplusCodec, type Surplus} from './surplus-codec.ts';

/** A type, because parameters are plain data. */
export type BudgetRules = Pick<RepetitionRules, 'as'>;

/** So many of those that train it instead are named. */
const mostNamed = 8;

export const withinBudget = defineTask({
  name: 'samples within a budget',
  version: 1,
  input: {samples: samplesCodec, surplus: joinedCodec(placesCodec, surplusCodec)},
  output: samplesCodec,
  // The samples, not the texts they draw from.
  reach: 1,
  run({samples: row, surplus: {row: {value: places}, refs: [ref]}}, {as}: BudgetRules): Samples | Stub {
    const surplus = valueIn(ref) ?? [];
    if (surplus.length === 0) return row;
    const {samples, leaves} = row.body();
    const [bySample, runs] = [Map.groupBy(surplus, ({sample}) => sample), trainedRuns(places)];
    const kept = samples.flatMap((sample, at): readonly Sample[] => {
      const own = bySample.get(at);
      if (own === undefined) return [sample];
      const masked = maskedSample(sample, {runs: runs.get(at) ?? [], heads: places.heads.filter((head) => head.sample === at), surplus: own});
      return masked.left ? [masked.sample] : as === 'drop' ? [] : [untrained(masked.sample)];
    });
    if (kept.length === 0) return {stub: `repeated: in ${surplus[0]?.by ?? ''}`};
    return withSamples(row, {samples: kept, leaves});
  },
});

/** Of a sample, in the order of the texts of its spans. */
function trainedRuns({sources}: Places): ReadonlyMap<number, readonly Run[]> {
  const runs = sources.flatMap((source) => readRuns(source.runs)).filter(({trained}) => trained);
  return Map.groupBy(runs.sort((a, b) => a.at - b.at), ({sample}) => sample);
}

/** As of a span, and of which. */
interface OfSample extends InSpan {readonly heads: readonly SpanPart[]; readonly surplus: readonly Surplus[]}

/** `left`: whether any byte of a source is trained still. */
function maskedSample(sample: Sample, {surplus, ...known}: OfSample): {readonly sample: Sample; readonly left: boolean} {
  const bySpan = spansOf({...known, surplus});
  let left = false;
  const spent = new Set<number>();
  const masked = sample.spans.map((span, number): readonly Span[] => {
    const own = bySpan.get(number);
    if (span.kind !== 'source' || span.loss === 0 || own === undefined) return [span];
    const result = maskedSpan(span, own);
    if (result.left) left = true;
    else spent.add(number);
    return result.spans;
  });
  const heads = spentHeads(sample.spans, spent);
  const spans = masked.flatMap((own, number) => (heads.has(number) ? own.map((span) => ({...span, loss: 0})) : own));
  const by = [...new Set(surplus.map((part) => part.by))];
  const bytes = surplus.reduce((sum, {from, to}) => sum + to - from, 0);
  const repeated: Params = {bytes, by: by.slice(0, mostNamed), ...(by.length > mostNamed && {others: by.length - mostNamed})};
  return {sample: {...sample, spans, meta: {...sample.meta, repeated}}, left};
}

/** What is known of the trained spans of a sample. */
function spansOf({runs, heads, surplus}: OfSample): ReadonlyMap<number, InSpan> {
  const [headsOf, surplusOf] = [Map.groupBy(heads, ({span}) => span), Map.groupBy(surplus, ({span}) => span)];
  return new Map([...Map.groupBy(runs, ({span}) => span)].map(([span, own]) => [span, {runs: own, heads: headsOf.get(span) ?? [], surplus: surplusOf.get(span) ?? []}]));
}

/** The head of a file's patch teaches nothing by itself: it goes with the hunks that follow it. */
function spentHeads(spans: readonly Span[], spent: ReadonlySet<number>): ReadonlySet<number> {
  const heads = new Set<number>();
  for (const [at, span] of spans.entries()) {
    if (span.kind !== 'template' || !span.text.startsWith('diff --git ')) continue;
    let next = at + 1;
    let hunks = 0;
    for (; spans[next]?.kind === 'source' && isPatch(spans[next]) && spent.has(next); next++) hunks++;
    if (hunks > 0 && !isPatch(spans[next])) heads.add(at);
  }
  return heads;
}

function isPatch(span: Span | undefined): boolean {
  return span?.kind === 'source' && span.text === 'edit';
}

/** Nothing of it is left to learn, so neither are the marks around it. */
function untrained(sample: Sample): Sample {
  return {...sample, spans: sample.spans.map((span) => ({...span, loss: 0}))};
}
