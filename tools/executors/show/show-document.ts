// One document as it is in the dataset: its samples as spans with where each comes from, their text, and where the document went.
import {rootOf, type BuildSide, type RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {stubOf} from '../../../graph/value/stub.ts';
import type {Sample, Span} from '../../../stages/sample/sample.ts';
import {spanBytes, textBytes} from '../../../stages/sample/samples-of.ts';
import {droppingRule} from '../look/dropping-rule.ts';
import type {Finished} from '../look/finished.ts';
import {addressesBehind, readable, spellDigest} from '../look/readable.ts';
import {spellId} from '../look/row-id.ts';
import {leafRows} from './leaf-rows.ts';
import {provenanceOf} from './provenance.ts';
import {renderSamples, type Rendered} from './render-samples.ts';
import {samplesIn} from './samples-in.ts';
import type {ShownDocument, ShownSample, ShownSpan, ShownText} from './shown.ts';

export interface DocumentAsked {
  readonly digest: Digest;
  readonly part: ShownDocument['part'];
  readonly also: readonly string[];
  /** The line that shows the text whole. */
  readonly wholeLine: string;
  /** Where git is looked up. */
  readonly path: string;
}

/** Bytes of a text that is not asked for whole. */
const textShown = 2000;

export async function showDocument(finished: Finished, {collection, id}: RowName, {digest, part, also, wholeLine, path}: DocumentAsked): Promise<ShownDocument> {
  const side: BuildSide = finished.build;
  const kind = collection.slice(collection.indexOf('.') + 1);
  const stub = stubOf(digest)?.stub ?? null;
  const samples = stub === null ? await samplesIn(finished, digest) : [];
  const texts = stub === null && part !== 'raw' ? await renderSamples(finished, digest, {path}) : [];
  const leaves = samples.flatMap(({spans}) => spans.flatMap((span) => (span.kind === 'source' ? [span.leaf] : [])));
  const rows = part === 'rendered' ? new Map<Digest, readonly RowName[]>() : await leafRows(finished, side, {collection, id}, {leaves});
  const objects = [...new Set(leaves.flatMap(addressesBehind))];
  return {
    view: 'document',
    part,
    collection,
    id: spellId(id),
    digest,
    stub,
    rule: stub === null ? null : droppingRule(stub, {id, making: rootOf(side, collection)?.making ?? []}),
    samples: samples.map((sample, at) => shownSample(sample, {rows, text: shownText(texts[at], part === 'rendered' ? Infinity : textShown)})),
    provenance: await provenanceOf(finished, side, {kind, id, digest, objects}),
    also,
    whole: wholeLine,
  };
}

function shownSample(sample: Sample, {rows, text}: {rows: ReadonlyMap<Digest, readonly RowName[]>; text: ShownText | null}): ShownSample {
  const {kind, granularity, group, when, synthetic, meta, spans} = sample;
  const date = when.corrected > 0 && when.corrected < latest ? new Date(when.corrected * 1000).toISOString().slice(0, 19).concat('Z') : null;
  return {kind, granularity, group, when: {corrected: when.corrected, date, oid: when.oid}, synthetic, meta: readable(meta), bytes: textBytes(sample), spans: spans.map((span) => shownSpan(span, rows)), text};
}

/** The end of the year 9999. */
const latest = 253_402_300_800;

function shownSpan(span: Span, rows: ReadonlyMap<Digest, readonly RowName[]>): ShownSpan {
  if (span.kind === 'mark') return {kind: 'mark', text: span.value === '' ? span.mark : `${span.mark} ${span.value}`, of: null, leaf: null, row: null, from: 0, to: spanBytes(span), loss: span.loss};
  if (span.kind === 'template') return {kind: 'template', text: span.text, of: null, leaf: null, row: null, from: 0, to: Buffer.byteLength(span.text), loss: span.loss};
  const [row = null] = rows.get(span.leaf) ?? [];
  return {kind: 'source', text: null, of: span.text, leaf: spellDigest(span.leaf), row: row && {collection: row.collection, id: spellId(row.id)}, from: span.from, to: span.to, loss: span.loss};
}

function shownText(rendered: Rendered | undefined, most: number): ShownText | null {
  if (rendered === undefined) return null;
  if ('missing' in rendered) return {text: '', cut: false, missing: rendered.missing};
  const bytes = Buffer.from(rendered.text.buffer, rendered.text.byteOffset, rendered.text.byteLength);
  if (bytes.length <= most) return {text: bytes.toString('utf8'), cut: false, missing: null};
  // Not in the middle of a character, nor of a line where that is near.
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  const line = bytes.lastIndexOf(10, end - 1) + 1;
  return {text: bytes.toString('utf8', 0, line > most / 2 ? line : end), cut: true, missing: null};
}
