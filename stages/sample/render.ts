// A sample's spans as bytes, in order: what is tokenized and what is exported.
import type {Part} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {leafText} from './leaf-text.ts';
import {plainText} from './plain-text.ts';
import type {Body, Sample} from './sample.ts';

export interface RenderedSpan {readonly text: Uint8Array; readonly loss: number}

/** Renders one sample of a row, one text a span. Marks are what they are in plain text. */
export function render({spans}: Sample, {leaves}: Pick<Body, 'leaves'>): readonly RenderedSpan[] {
  const texts = new Map<string, Uint8Array>();
  return spans.map((span) => {
    if (span.kind === 'mark') return {text: Buffer.from(plainText(span), 'utf8'), loss: span.loss};
    if (span.kind === 'template') return {text: Buffer.from(span.text, 'utf8'), loss: span.loss};
    const name = `${span.text} ${span.leaf}`;
    const text = texts.get(name) ?? leafText(leafOf(leaves, span.leaf), span.text);
    texts.set(name, text);
    if (span.to > text.length) throw new RangeError(`A span ends at ${span.to} in a text of ${text.length} bytes`);
    return {text: text.subarray(span.from, span.to), loss: span.loss};
  });
}

function leafOf(leaves: ReadonlyMap<Digest, Part>, leaf: Digest): Part {
  const part = leaves.get(leaf);
  if (part === undefined) throw new RangeError('A span names a leaf that is not at hand');
  return part;
}
