// The tasks that tell of a document what it shows of which sources: of texts by their lines, of patches by the lines of the texts on either side.
import {hash} from 'node:crypto';
import {defineTask} from '../../../graph/task/task.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {lineTable, type LineTable} from '../../chunk/line-table.ts';
import {keptSamplesCodec, type KeptSamples} from '../../sample/kept-samples.ts';
import {leafText} from '../../sample/leaf-text.ts';
import type {Body} from '../../sample/sample.ts';
import {readHunks, type ReadHunks} from './hunk-lines.ts';
import {hunkSidesCodec, type HunkSides} from './hunk-sides.ts';
import {idBytes, placesCodec, type Places} from './places.ts';
import {spellRuns, type Run} from './run.ts';
import {runOfBlob, runOfText, runsOfHunks, type Shown, type SourceSpan, type Standing} from './runs-of-span.ts';
import type {SpanPart} from './span-part.ts';

/** What the documents are of. A type, because parameters are plain data. */
export type PlaceRules = {readonly kind: string};

export const placesOfTexts = defineTask({
  name: 'places of texts',
  version: 1,
  input: {samples: keptSamplesCodec},
  output: placesCodec,
  run: ({samples}, {kind}: PlaceRules) => placesOf(samples, [], kind),
});

export const placesOfPatches = defineTask({
  name: 'places of patches',
  version: 1,
  input: {samples: keptSamplesCodec, sides: hunkSidesCodec},
  output: placesCodec,
  run: ({samples, sides}, {kind}: PlaceRules) => placesOf(samples, sides, kind),
});

function placesOf({samples: row, kept}: KeptSamples, sides: readonly HunkSides[], kind: string): Places {
  const {samples, leaves} = row.body();
  const texts = textsOf(leaves);
  const sidesOf = sidesInOrder(sides);
  const sources = new Map<string, Run[]>();
  const heads: SpanPart[] = [];
  for (const [sample, {spans}] of samples.entries()) {
    for (const [span, one] of spans.entries()) {
      // Who wrote it when is no content.
      if (one.kind !== 'source' || one.text === 'author' || one.text === 'date') continue;
      for (const {source, run} of shownBy(one, {sample, span, trained: one.loss > 0})) {
        const runs = sources.get(source);
        if (runs === undefined) sources.set(source, [run]);
        else runs.push(run);
      }
    }
  }
  return {kind, id: hash('sha256', `${kind}\n${kept}`, 'hex').slice(0, idBytes * 2), when: row.when, name: row.name, heads, sources: [...sources].map(([source, runs]) => ({source, runs: spellRuns(runs)})).sort((a, b) => (a.source < b.source ? -1 : 1))};

  function shownBy(span: SourceSpan, standing: Standing): readonly Shown[] {
    if (span.text === 'blob') return runOfBlob(span, texts.lines(span.leaf), standing);
    const patch = span.text === 'edit' ? sidesOf(span) : undefined;
    if (patch === undefined) return runOfText(span, standing);
    const hunks = texts.hunks(span.leaf);
    const {sample, span: at} = standing;
    for (const {from, to} of hunks.heads) if (from < span.to && to > span.from) heads.push({sample, span: at, from: Math.max(from, span.from), to: Math.min(to, span.to)});
    return runsOfHunks(span, hunks, patch, standing);
  }
}

/**
 * Files that changed in the same way share their hunks: each next showing of them is of the next file. A span that goes on where the last one of its
 * hunks ended, or behind it, is of the same file.
 */
function sidesInOrder(sides: readonly HunkSides[]): (span: SourceSpan) => HunkSides | undefined {
  const known = Map.groupBy(distinct(sides), ({hunks}) => hunks);
  const last = new Map<Digest, {readonly at: number; readonly end: number}>();
  return ({leaf, from, to}) => {
    const own = known.get(leaf);
    if (own === undefined) return undefined;
    const {at, end} = last.get(leaf) ?? {at: 0, end: 0};
    const next = from < end ? (at + 1) % own.length : at;
    last.set(leaf, {at: next, end: to});
    return own[next];
  };
}

function distinct(sides: readonly HunkSides[]): readonly HunkSides[] {
  return [...new Map(sides.map((side) => [JSON.stringify(side), side])).values()];
}

/** Each text is read once. */
function textsOf(leaves: Body['leaves']): {lines(leaf: Digest): LineTable; hunks(leaf: Digest): ReadHunks} {
  const lines = new Map<Digest, LineTable>();
  const hunks = new Map<Digest, ReadHunks>();
  const partOf = (leaf: Digest) => leaves.get(leaf) ?? noLeaf();
  return {
    lines(leaf) {
      const known = lines.get(leaf) ?? lineTable(leafText(partOf(leaf), 'blob'));
      lines.set(leaf, known);
      return known;
    },
    hunks(leaf) {
      const known = hunks.get(leaf) ?? readHunks(leafText(partOf(leaf), 'edit'));
      hunks.set(leaf, known);
      return known;
    },
  };
}

function noLeaf(): never {
  throw new RangeError('A span names a leaf that is not at hand');
}
