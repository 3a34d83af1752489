// How the samples of a document become bytes: a short head, and beside it the samples with each leaf linked once.
import {ByteReader} from '../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../graph/value/byte-writer.ts';
import type {Codec, Part, WholePart} from '../../graph/value/codec.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {whole} from '../../graph/value/whole.ts';
import type {Body, LeafText, Mark, Sample, Samples, Span} from './sample.ts';

/** Spans as arrays, leaves by their position among the links. */
type Spelled = readonly ['s', number, LeafText, number, number, number] | readonly ['t', string, number] | readonly ['m', Mark, string, number];
type SpelledSample = Omit<Sample, 'spans'> & {readonly spans: readonly Spelled[]};

export const samplesCodec: Codec<Samples> = {
  // 2: a mark has a weight.
  name: 'samples 2',
  links(value, keep) {
    const {samples} = value.body();
    const leaves = leavesOf(samples);
    const at = new Map(leaves.map((leaf, index) => [leaf, index]));
    return [keep(Buffer.from(JSON.stringify(samples.map((sample) => spellSample(sample, at))), 'utf8'), leaves)];
  },
  encode: ({count, bytes, when: {corrected, oid}, name}) => new ByteWriter(96).varint(count).varint(bytes).varint(corrected).bytes(Buffer.from(oid, 'hex')).text(name).done(),
  decode(wire, parts) {
    const reader = new ByteReader(wire);
    const [count, bytes, corrected] = [reader.varint(), reader.varint(), reader.varint()];
    return {count, bytes, when: {corrected, oid: reader.bytes().toString('hex')}, name: reader.text(), body: () => bodyOf(parts[0])};
  },
};

/** From what is kept beside the head of a row. */
export function bodyOf(part: Part | undefined): Body {
  return readBody(whole(part));
}

function readBody({bytes, parts}: WholePart): Body {
  const spelled = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as readonly SpelledSample[];
  return {
    samples: spelled.map((sample) => ({...sample, spans: sample.spans.map((span) => read(span, parts))})),
    leaves: new Map(parts.map((part) => [part.digest, part])),
  };
}

function spellSample({kind, granularity, group, when, synthetic, spans, meta}: Sample, at: ReadonlyMap<Digest, number>): SpelledSample {
  return {kind, granularity, group, when: {corrected: when.corrected, oid: when.oid}, synthetic, spans: spans.map((span) => spell(span, at)), meta};
}

function leavesOf(samples: readonly Sample[]): readonly Digest[] {
  const leaves = new Set<Digest>();
  for (const {spans} of samples) for (const span of spans) if (span.kind === 'source') leaves.add(span.leaf);
  return [...leaves];
}

function spell(span: Span, at: ReadonlyMap<Digest, number>): Spelled {
  switch (span.kind) {
    case 'source':
      return ['s', at.get(span.leaf) ?? 0, span.text, span.from, span.to, span.loss];
    case 'template':
      return ['t', span.text, span.loss];
    case 'mark':
      return ['m', span.mark, span.value, span.loss];
    default:
      return span satisfies never;
  }
}

function read(span: Spelled, parts: readonly Part[]): Span {
  if (span[0] === 't') return {kind: 'template', text: span[1], loss: span[2]};
  if (span[0] === 'm') return {kind: 'mark', mark: span[1], value: span[2], loss: span[3]};
  const leaf = parts[span[1]];
  if (leaf === undefined) throw new RangeError('A span names a leaf that its samples do not link to');
  return {kind: 'source', leaf: leaf.digest, text: span[2], from: span[3], to: span[4], loss: span[5]};
}
