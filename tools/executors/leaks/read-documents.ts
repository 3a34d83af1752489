// The documents of a finished dataset as its files have them: which part a file is of says the manifest, what is said in it the file, what of that is trained the spans that it was written from.
import {trainedStretches, type Stretch} from '../../../stages/dataset/leaks/trained-stretches.ts';
import {splits, type Split} from '../../../stages/dataset/split/side.ts';
import type {Manifest} from '../build/manifest.ts';
import type {Finished} from '../look/finished.ts';
import {shardDocuments, shardRows, type ShardSample} from '../look/shard-documents.ts';

export interface ReadDocument {
  readonly split: Split;
  readonly kind: string;
  readonly id: string;
  readonly samples: readonly ReadSample[];
}

export interface ReadSample extends ShardSample {
  /** Of the text. */
  readonly trained: readonly Stretch[];
}

export type ReadDocuments = (parts: readonly Split[]) => AsyncGenerator<ReadDocument, void, undefined>;

export async function documentReader(finished: Finished, manifest: Manifest): Promise<ReadDocuments> {
  const rows = await shardRows(finished, manifest);
  return async function* read(parts) {
    for (const [at, entry] of manifest.shards.entries()) {
      const split = splits.find((name) => name === entry.split) ?? 'train';
      if (parts.includes(split)) for await (const {id, samples} of shardDocuments(finished, {entry, row: rows[at]})) yield {split, kind: entry.kind, id, samples: samples.map((own) => ({...own, trained: trainedStretches(own.sample)}))};
      finished.signal.throwIfAborted();
    }
  };
}
