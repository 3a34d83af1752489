// The spans of samples, made again: those of a source from git, all others as they stand in the sample, with the reason why nobody can trace them.
import type {RowName} from '../../../graph/explain/build-side.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {plainText} from '../../../stages/sample/plain-text.ts';
import type {LeafText, Sample} from '../../../stages/sample/sample.ts';
import {spanBytes} from '../../../stages/sample/samples-of.ts';
import {leafRows} from '../show/leaf-rows.ts';
import {saysOrigin, type LeafAsked} from './leaf-origin.ts';
import {leavesAgain, type LeafAgain} from './leaves-again.ts';
import type {Workbench} from './workbench.ts';

export interface SampleOfRow {readonly row: RowName; readonly sample: Sample; readonly at: number}

export interface SpanAgain {
  readonly kind: 'source' | 'template' | 'mark';
  readonly leaf: Digest | null;
  readonly where: string;
  readonly bytes?: Buffer;
  /** Of its bytes, also where they could not be made again. */
  readonly length: number;
  /** Of a source: bytes that stand for what rules took out. */
  readonly redacted: number;
  /** Why its bytes are not git's. */
  readonly untraced?: string;
  readonly wrong?: {readonly what: 'source' | 'place'; readonly why: string};
}

/** One list of spans for each sample. */
export async function spansAgain(bench: Workbench, all: readonly SampleOfRow[]): Promise<readonly (readonly SpanAgain[])[]> {
  const asked: LeafAsked[] = [];
  for (const {row, sample} of all) asked.push(...(await leavesOf(bench, row, sample)));
  const answers = await leavesAgain(bench, asked);
  // What a leaf is depends on whose it is: the same blob stands at several paths.
  const again = new Map<Sample, Map<string, LeafAgain | undefined>>();
  for (const [at, one] of asked.entries()) again.set(one.sample, (again.get(one.sample) ?? new Map()).set(textNamed(one), answers[at]));
  return all.map(({sample}) => sample.spans.map((span): SpanAgain => {
    const common = {kind: span.kind, leaf: span.kind === 'source' ? span.leaf : null, length: spanBytes(span), redacted: 0};
    if (span.kind === 'mark') return {...common, where: `mark "${span.mark}"`, bytes: Buffer.from(plainText(span), 'utf8'), untraced: 'mark of structure'};
    if (span.kind === 'template') return {...common, where: sample.synthetic ? 'made up of rules or by a model' : 'words of the template', bytes: Buffer.from(span.text, 'utf8'), untraced: sample.synthetic ? 'synthetic: rules or a model made it up' : 'template: words of the sample\'s form'};
    const leaf = again.get(sample)?.get(textNamed(span));
    if (leaf === undefined) throw new Error('A leaf that was asked for has an answer');
    if ('wrong' in leaf) return {...common, where: leaf.where, wrong: {what: leaf.what, why: leaf.wrong}};
    if ('untraced' in leaf) return {...common, where: leaf.where, untraced: leaf.untraced};
    const where = leaf.where(span.from, span.to);
    if (span.to > leaf.bytes.length) return {...common, where, wrong: {what: 'source', why: `it ends at ${span.to}, and its source has ${leaf.bytes.length} bytes`}};
    return {...common, where, bytes: leaf.bytes.subarray(span.from, span.to), redacted: redactedIn(leaf.redactions, span)};
  }));
}

async function leavesOf({finished}: Workbench, row: RowName, sample: Sample): Promise<readonly LeafAsked[]> {
  const texts = new Map<string, TextOfLeaf>();
  for (const span of sample.spans) if (span.kind === 'source') texts.set(textNamed(span), span);
  if (texts.size === 0) return [];
  const kinds = new Map([...texts.values()].map(({leaf, text}) => [leaf, text]));
  const rows = await leafRows(finished, finished.build, row, {leaves: kinds.keys(), says: (leaf, one) => saysOrigin(kinds.get(leaf) ?? 'blob', one)});
  return [...texts.values()].map(({leaf, text}) => ({row, sample, leaf, text, rows: rows.get(leaf) ?? []}));
}

interface TextOfLeaf {readonly leaf: Digest; readonly text: LeafText}

function textNamed({text, leaf}: TextOfLeaf): string {
  return `${text} ${leaf}`;
}

function redactedIn(redactions: readonly {readonly at: number; readonly length: number}[], {from, to}: {readonly from: number; readonly to: number}): number {
  return redactions.reduce((sum, {at, length}) => sum + Math.max(0, Math.min(to, at + length) - Math.max(from, at)), 0);
}
