// The native token format of one shard: ids end to end, Megatron's index over them, a record for each sequence, and weights where they are needed.
import {hash} from 'node:crypto';
import {documentFile, documentFlags, type DocumentRecord} from './document-file.ts';
import {idBytes, idBytesEach} from './id-file.ts';
import {indexFile} from './index-file.ts';
import {packedFile, packingOf, type Packing} from './packed-file.ts';
import type {Stretch} from './stored-shard.ts';
import {isAllOnes, trainedRange} from './trained-range.ts';

/** Bumped when equal sequences may give other bytes. 2: a record says that its document goes on. */
export const nativeVersion = 2;

export type NativeExtension = 'bin' | 'idx' | 'doc' | 'loss' | 'packed';

export interface Sequence {
  readonly ids: Int32Array;
  readonly loss: Uint8Array;
  /** Its document does not end with it. */
  readonly goesOn?: boolean;
}

/** A type, because parameters are plain data with any keys. */
export type NativeRules = {
  /** The control token that ends a document and belongs to it; none where the tokenizer has none. */
  readonly end: number | null;
  /** What the records call this kind of document. */
  readonly kind: number;
  /** Tokens of a packed sequence at most. No sequence is longer. Missing: they are not packed. */
  readonly pack?: number;
};

export interface NativeShard {
  /** The bytes that the sequence adds to the ids. */
  add(sequence: Sequence): Uint8Array;
  /** The same of sequences that another shard, of the same rules, holds already. */
  addStretch(stretch: Stretch): Uint8Array;
  readonly sequences: number;
  readonly tokens: number;
  /** The other files, once all sequences are in. There are no weights where the records say them all. */
  beside(): readonly {readonly extension: NativeExtension; readonly bytes: Uint8Array}[];
}

/** Holds eight bytes and a record for each sequence, and the weights; never the ids. */
export function nativeShard({end, kind, pack}: NativeRules): NativeShard {
  const lengths: number[] = [];
  const records: DocumentRecord[] = [];
  const weights: (() => Uint8Array)[] = [];
  let tokens = 0;
  return {
    add(sequence) {
      const {ids, loss} = ended(sequence, end);
      const bytes = idBytes(ids);
      const range = trainedRange(loss);
      const isEnded = end !== null && sequence.goesOn !== true && ids.at(-1) === end;
      const flags = (range === undefined ? documentFlags.weighted : 0) | (isEnded ? documentFlags.ended : 0) | (sequence.goesOn === true ? documentFlags.goesOn : 0);
      records.push({digest: hash('sha256', bytes, 'buffer'), lossFrom: range?.from ?? 0, lossTo: range?.to ?? ids.length, flags, kind});
      lengths.push(ids.length);
      weights.push(() => loss);
      tokens += ids.length;
      return bytes;
    },
    addStretch({bytes, lengths: added, records: known, loss}) {
      records.push(...known);
      lengths.push(...added);
      weights.push(() => loss ?? weightsSaid(known, added));
      tokens += bytes.length / idBytesEach;
      return bytes;
    },
    get sequences() {
      return lengths.length;
    },
    get tokens() {
      return tokens;
    },
    beside() {
      const isWeighted = records.some(({flags}) => (flags & documentFlags.weighted) !== 0);
      return [
        {extension: 'idx', bytes: indexFile(lengths)},
        {extension: 'doc', bytes: documentFile(records)},
        ...(isWeighted ? [{extension: 'loss' as const, bytes: Buffer.concat(weights.map((written) => written()))}] : []),
        ...(pack === undefined ? [] : [{extension: 'packed' as const, bytes: packedFile(packing(pack))}]),
      ];
    },
  };

  function packing(window: number): Packing {
    return packingOf(lengths, records.map(({flags}) => (flags & documentFlags.goesOn) !== 0), window);
  }
}

/** The end is trained wherever anything of the document is: a model that never sees one learns never to stop. */
function ended({ids, loss, goesOn}: Sequence, end: number | null): Sequence {
  if (end === null || goesOn === true || ids.at(-1) === end) return {ids, loss};
  const [allIds, allLoss] = [new Int32Array(ids.length + 1), new Uint8Array(loss.length + 1)];
  allIds.set(ids);
  allIds[ids.length] = end;
  allLoss.set(loss);
  allLoss[loss.length] = ids.length === 0 || isAllOnes(loss) ? 1 : greatest(loss);
  return {ids: allIds, loss: allLoss};
}

/** Weights that records say, which is all where none are written out. */
function weightsSaid(records: readonly DocumentRecord[], lengths: readonly number[]): Uint8Array {
  return Buffer.concat(records.map(({lossFrom, lossTo}, at) => new Uint8Array(lengths[at] ?? 0).fill(1, lossFrom, lossTo)));
}

function greatest(loss: Uint8Array): number {
  let most = 0;
  for (const weight of loss) if (weight > most) most = weight;
  return most;
}
