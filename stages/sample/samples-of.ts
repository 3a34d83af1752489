// The row of a document, from its samples.
import {plainText} from './plain-text.ts';
import type {Body, Sample, Samples, Span} from './sample.ts';

export function samplesOf(samples: readonly [Sample, ...Sample[]]): Samples {
  return {
    count: samples.length,
    bytes: samples.reduce((sum, sample) => sum + textBytes(sample), 0),
    when: samples[0].when,
    name: samples[0].when.oid === '' ? samples[0].group : '',
    body: () => ({samples, leaves: new Map()}),
  };
}

/** The same row with some of its samples, or with others in their place. */
export function withSamples(row: Samples, {samples, leaves}: Body): Samples {
  return {...row, count: samples.length, bytes: samples.reduce((sum, sample) => sum + textBytes(sample), 0), body: () => ({samples, leaves})};
}

/** The length of a sample's plain text, without its leaves. */
export function textBytes({spans}: Pick<Sample, 'spans'>): number {
  return spans.reduce((sum, span) => sum + spanBytes(span), 0);
}

export function spanBytes(span: Span): number {
  if (span.kind === 'source') return span.to - span.from;
  return Buffer.byteLength(span.kind === 'template' ? span.text : plainText(span));
}
