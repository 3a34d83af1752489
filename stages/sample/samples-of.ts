// The row of a document, from its samples.
import type {Sample, Samples} from './sample.ts';

export function samplesOf(samples: readonly [Sample, ...Sample[]]): Samples {
  return {
    count: samples.length,
    bytes: samples.reduce((sum, sample) => sum + textBytes(sample), 0),
    when: samples[0].when,
    name: samples[0].when.oid === '' ? samples[0].group : '',
    body: () => ({samples, leaves: new Map()}),
  };
}

/** The length of a sample's text, without its leaves. */
export function textBytes({spans}: Pick<Sample, 'spans'>): number {
  return spans.reduce((sum, span) => sum + (span.kind === 'source' ? span.to - span.from : span.kind === 'template' ? Buffer.byteLength(span.text) : 0), 0);
}
