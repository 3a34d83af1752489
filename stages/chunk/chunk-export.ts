// The flow of an export of chunks: the chunks of every commit with both sides and their part of the patch, in files, and how many there are of each type.
import {outlinedHistory} from '../change/facts/outlined-history.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {addTallies} from '../dataset/tally.ts';
import {placeDocument} from '../dataset/shards.ts';
import type {Exporting} from '../exporting.ts';
import {commitsWithChunks} from './chunk-collections.ts';
import {chunkSamples, type ChunkSampleRules} from './chunk-samples.ts';
import {chunkSamplesInContext} from './context/chunk-samples-in-context.ts';
import {referencesOfCommits} from './context/context-collections.ts';
import {countChunkTypes, measureChunkTypes, spliceChunks, writeChunks} from './chunk-tasks.ts';

/** What the collections are called, for whoever reads them from a finished build. */
export const chunkCollections = {samples: 'chunks to export', shards: 'chunks in files', counts: 'chunks by type', stats: 'chunks counted'} as const;

export interface ChunkExportRules {
  /** A longer piece of a patch is cut into parts. */
  readonly maxBytes: number;
  /** About so much text a file gets. */
  readonly targetBytes: number;
  readonly merges: ChunkSampleRules['merges'];
  /** About so much of other files of the commit is shown with each. Missing: none is. */
  readonly contextBytes?: number | undefined;
}

export function chunkExport({mill, commits, changed, edits, clean}: Exporting, {maxBytes, targetBytes, merges, contextBytes}: ChunkExportRules): void {
  const history = outlinedHistory(mill, commits, clean);
  const chunks = commitsWithChunks(mill, {commits, edits, history}, {maxBytes});
  const rules = {form: 'all' as const, merges, ...(clean !== noRules && {clean})};
  const samples = contextBytes === undefined
    ? mill.map(chunkCollections.samples, chunkSamples, {commit: changed, chunks}, rules)
    : mill.map(chunkCollections.samples, chunkSamplesInContext, {commit: changed, chunks, references: referencesOfCommits(mill, commits, history)}, {...rules, contextBytes});
  mill.shard(chunkCollections.shards, samples, {place: placeDocument, write: writeChunks, splice: spliceChunks, target: targetBytes, params: null});
  mill.fold(chunkCollections.stats, mill.map(chunkCollections.counts, countChunkTypes, {samples}, null), measureChunkTypes, addTallies);
}
