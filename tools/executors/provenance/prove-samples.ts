// Proves drawn samples: made again from their sources, a few at a time, and compared with their records.
import {spellId} from '../look/row-id.ts';
import {recordDifferences} from './compare-record.ts';
import type {DrawnSample, Lots} from './drawn-samples.ts';
import type {Difference, Proven, TracedSample, Untraced} from './provenance-report.ts';
import {spansAgain, type SpanAgain} from './spans-again.ts';
import type {Workbench} from './workbench.ts';

export interface ProvenSamples {
  readonly kinds: readonly Proven[];
  readonly untraced: readonly Untraced[];
  readonly differences: readonly Difference[];
  readonly traced: readonly TracedSample[];
}

const samplesAtOnce = 64;

export async function proveSamples(bench: Workbench, {draw}: Pick<Lots, 'draw'>, advanced: (count: number) => void): Promise<ProvenSamples> {
  const kinds = new Map<string, Proven>();
  const untraced = new Map<string, Untraced>();
  const [differences, traced]: [Difference[], TracedSample[]] = [[], []];
  let batch: DrawnSample[] = [];
  for await (const drawn of draw()) {
    batch.push(drawn);
    if (batch.length === samplesAtOnce) await prove();
  }
  await prove();
  return {kinds: [...kinds.values()], untraced: [...untraced.values()], differences, traced};

  async function prove(): Promise<void> {
    bench.finished.signal.throwIfAborted();
    const all = await spansAgain(bench, batch);
    for (const [at, drawn] of batch.entries()) note(drawn, all[at] ?? []);
    advanced(batch.length);
    batch = [];
  }

  function note(drawn: DrawnSample, spans: readonly SpanAgain[]): void {
    const found = recordDifferences(drawn, spans);
    differences.push(...found);
    const sources = spans.filter(({kind, bytes}) => kind === 'source' && bytes !== undefined);
    const known = kinds.get(drawn.kind) ?? {kind: drawn.kind, drawn: 0, equal: 0, spans: 0, bytes: 0, redacted: 0};
    kinds.set(drawn.kind, {
      kind: drawn.kind,
      drawn: known.drawn + 1,
      equal: known.equal + (found.length === 0 ? 1 : 0),
      spans: known.spans + sources.length,
      bytes: known.bytes + sources.reduce((sum, {length}) => sum + length, 0),
      redacted: known.redacted + sources.reduce((sum, {redacted}) => sum + redacted, 0),
    });
    for (const span of spans) if (span.untraced !== undefined) addUntraced(untraced, 'samples', {reason: span.untraced, bytes: span.length});
    traced.push({row: `${drawn.row.collection}/${spellId(drawn.row.id)}`, sample: drawn.at, record: drawn.record, spans: spans.map(({kind, where, length}) => ({kind, where, bytes: length}))});
  }
}

export function addUntraced(untraced: Map<string, Untraced>, of: Untraced['of'], {reason, bytes}: {readonly reason: string; readonly bytes: number}): void {
  const known = untraced.get(reason) ?? {of, reason, spans: 0, bytes: 0};
  untraced.set(reason, {...known, spans: known.spans + 1, bytes: known.bytes + bytes});
}
