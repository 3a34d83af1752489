// The flow of an export of chunks: the chunks of every commit with both sides and their part of the patch, in files, and how many there are of each type.
import {outlinedHistory} from '../change/facts/outlined-history.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {addTallies} from '../dataset/tally.ts';
import {placeDocument} from '../dataset/shards.ts';
import type {Exporting} from '../exporting.ts';
import {commitsWithChunks} from './chunk-collections.ts';
import {chunkSamples, type ChunkSampleRules} from './chunk-samples.ts';
import {countChunkTypes, measureChunkTypes, spliceChunks, writeChunks} from './chunk-tasks.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const chunkCollections = {samples: 'chunks to export', shards: 'chunks in files', counts: 'chunks by type', stats: 'chunks counted'} as const;

/** `maxBytes`: a longer piece of a patch is cut into parts. `targetBytes`: about how much text a file gets. */
export interface ChunkExportRules {readonly maxBytes: number; readonly targetBytes: number; readonly merges: ChunkSampleRules['merges']}

export function chunkExport({mill, commits, changed, edits, clean}: Exporting, {maxBytes, targetBytes, merges}: ChunkExportRules): void {
  const chunks = commitsWithChunks(mill, {commits, edits, history: outlinedHistory(mill, commits, clean)}, {maxBytes});
  const samples = mill.map(chunkCollections.samples, chunkSamples, {commit: changed, chunks}, {form: 'all', merges, ...(clean !== noRules && {clean})});
  mill.shard(chunkCollections.shards, samples, {place: placeDocument, write: writeChunks, splice: spliceChunks, target: targetBytes, params: null});
  mill.fold(chunkCollections.stats, mill.map(chunkCollections.counts, countChunkTypes, {samples}, null), measureChunkTypes, addTallies);
}
