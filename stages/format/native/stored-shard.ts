// The sequences of a native shard as its files hold them, to be taken over into another without a look at their tokens.
import {readDocumentFile, type DocumentRecord} from './document-file.ts';
import {idBytesEach} from './id-file.ts';
import {readIndexFile} from './index-file.ts';
import type {NativeExtension} from './native-shard.ts';

export interface Stretch {
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
  readonly records: readonly DocumentRecord[];
  /** Of all its tokens, where the shard has weights written out. */
  readonly loss: Uint8Array | undefined;
}

export interface StoredShard {
  /** Sequences `from` up to `to`. */
  stretch(from: number, to: number): Stretch;
}

/** None where the files do not fit each other. */
export function storedShard(files: ReadonlyMap<NativeExtension, Buffer>): StoredShard | undefined {
  const [bin, idx, doc, loss] = [files.get('bin'), files.get('idx'), files.get('doc'), files.get('loss')];
  const lengths = idx && readIndexFile(idx);
  const records = doc && readDocumentFile(doc);
  if (bin === undefined || lengths === undefined || records?.length !== lengths.length) return undefined;
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length);
  const tokens = starts.at(-1) ?? 0;
  if (bin.length !== tokens * idBytesEach || (loss !== undefined && loss.length !== tokens)) return undefined;
  return {
    stretch(from, to) {
      const [start = 0, end = start] = [starts[from], starts[to]];
      return {bytes: bin.subarray(start * idBytesEach, end * idBytesEach), lengths: lengths.slice(from, to), records: records.slice(from, to), loss: loss?.subarray(start, end)};
    },
  };
}
