// What is known of one source: how often its bytes are trained, over all kinds of documents, and which showings of them are one too many.
import type {Piece} from '../../../graph/operators/group.ts';
import {defineTask} from '../../../graph/task/task.ts';
import {ByteReader} from '../../../graph/value/byte-reader.ts';
import {ByteWriter} from '../../../graph/value/byte-writer.ts';
import {byCodeUnit} from '../../../graph/value/by-code-unit.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import {piecesCodec} from '../../../graph/value/pieces-codec.ts';
import {tallyCodec, type Tally} from '../tally.ts';
import {documentOrder} from '../document-order.ts';
import {nameOfOwner} from './owner-name.ts';
import {idBytes, placesCodec, readShowing, showingCodec, writeShowing, type Showing} from './places.ts';
import type {RepetitionRules} from './repetition-rules.ts';
import {readRuns, type Run} from './run.ts';
import {stretchesOf, type Cover} from './stretches.ts';
import {readSurplus, writeSurplus, type Surplus} from './surplus-codec.ts';

export interface Repeated {
  readonly tally: Tally;
  /** By the id of the document. */
  readonly surplus: readonly {readonly id: string; readonly parts: readonly Surplus[]}[];
}

export const repeatedCodec: Codec<Repeated> = {
  name: 'repeated source',
  encode({tally, surplus}) {
    const writer = new ByteWriter();
    const counts = Object.entries(tally);
    writer.varint(counts.length);
    for (const [name, count] of counts) writer.text(name).varint(count);
    writer.varint(surplus.length);
    for (const {id, parts} of surplus) writeSurplus(writer.raw(Buffer.from(id, 'hex')), parts);
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    const tally = Object.fromEntries(Array.from({length: reader.varint()}, () => [reader.text(), reader.varint()] as const));
    return {tally, surplus: Array.from({length: reader.varint()}, () => ({id: reader.raw(idBytes).toString('hex'), parts: readSurplus(reader)}))};
  },
};

const showingsCodec: Codec<readonly Piece<Showing>[]> = {
  name: `pieces: ${showingCodec.name}`,
  encode(pieces) {
    const writer = new ByteWriter(1024).varint(pieces.length);
    for (const {bucket, piece} of pieces) {
      writer.text(bucket);
      writeShowing(writer, piece);
    }
    return writer.done();
  },
  decode(bytes) {
    const reader = new ByteReader(bytes);
    return Array.from({length: reader.varint()}, () => ({bucket: reader.text(), piece: readShowing(reader)}));
  },
};

export const spreadPlaces = defineTask({
  name: 'places by source',
  version: 1,
  input: {row: placesCodec},
  output: showingsCodec,
  light: true,
  run: ({row: {sources, heads: _, ...owner}}) => sources.map(({source, runs}): Piece<Showing> => ({bucket: source, piece: {...owner, runs}})),
});

/** `kinds`: in the order in which they have what they share. A type, because parameters are plain data. */
export type CountRules = {readonly kinds: readonly string[]; readonly most: NonNullable<RepetitionRules['most']> | null};

export const countRepeats = defineTask({
  name: 'repeats of a source',
  version: 1,
  input: {pieces: piecesCodec(showingCodec)},
  output: repeatedCodec,
  run({pieces}, {kinds, most}: CountRules): Repeated {
    const tally: Record<string, number> = {};
    const add = (name: string, bytes: number) => void (tally[name] = (tally[name] ?? 0) + bytes);
    const surplus = new Map<string, Surplus[]>();
    for (const {bytes, covers} of stretchesOf(inOrder(pieces, kinds))) {
      const trained = covers.filter(({run}) => run.trained);
      const kept = trained.slice(0, most ?? trained.length);
      const over = trained.slice(kept.length);
      add('bytes', bytes);
      add(`trained ${kept.length}`, bytes);
      for (const kind of new Set(covers.map(({run: {owner}}) => owner.kind))) add(`${kind} trained ${kept.length}`, bytes);
      if (trained.length > 1) add(`by ${[...new Set(trained.map(({run: {owner}}) => owner.kind))].sort().join(' + ')}`, bytes);
      if (over.length > 0) add('surplus', bytes * over.length);
      for (const cover of over) put(surplus, cover, nameOfOwner(kept[0]?.run.owner ?? cover.run.owner));
    }
    // Spelled in one order, whatever was met first.
    return {tally: Object.fromEntries(Object.entries(tally).sort(([a], [b]) => byCodeUnit(a, b))), surplus: [...surplus].map(([id, parts]) => ({id, parts})).sort((a, b) => byCodeUnit(a.id, b.id))};
  },
});

interface OwnedRun extends Run {readonly owner: Showing}

/** First by kind, then by date and name; within a document by sample and place. What comes first is what others repeat, and stays so whatever else comes. */
function inOrder(showings: readonly Showing[], kinds: readonly string[]): readonly OwnedRun[] {
  const rank = new Map(kinds.map((kind, at) => [kind, at]));
  const rankOf = ({kind}: Showing) => rank.get(kind) ?? kinds.length;
  const owners = showings.toSorted((a, b) => rankOf(a) - rankOf(b) || byCodeUnit(documentOrder(a), documentOrder(b)) || byCodeUnit(a.id, b.id));
  return owners.flatMap((owner) => readRuns(owner.runs).map((run): OwnedRun => ({...run, owner})).sort((a, b) => a.sample - b.sample || a.span - b.span || a.at - b.at));
}

/** What follows what was put last goes on with it. */
function put(surplus: Map<string, Surplus[]>, {run: {owner: {id}, sample, span}, from, to}: Cover<OwnedRun>, by: string): void {
  const parts = surplus.get(id) ?? [];
  const last = parts.at(-1);
  if (last !== undefined && last.sample === sample && last.span === span && last.to === from && last.by === by) parts[parts.length - 1] = {...last, to};
  else parts.push({sample, span, from, to, by});
  surplus.set(id, parts);
}

export const tallyRepeats = defineTask({
  name: 'tally of repeats',
  version: 1,
  input: {row: repeatedCodec},
  output: tallyCodec,
  light: true,
  run: ({row}) => row.tally,
});
