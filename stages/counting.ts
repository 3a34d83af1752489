// The flow that counts contexts and words of a history: what a vocabulary of structure is made from. Kept out of datasets, as it costs a build nothing.
import type {Feed} from '../graph/feed.ts';
import {graph, type Graph} from '../graph/graph.ts';
import type {Context} from './change/diff/context.ts';
import {changedCommits} from './change/changed-commits.ts';
import {outlinedHistory} from './change/facts/outlined-history.ts';
import {commitsWithChunks} from './chunk/chunk-collections.ts';
import {semanticChunksOf} from './chunk/structural-chunks.ts';
import {keptCommits} from './forget/kept-commits.ts';
import {licensedFiles} from './parse/licence/licensed-files.ts';
import {commitCodec} from './source/git/commit-record.ts';
import {fileCodec} from './source/git/file-entry.ts';
import type {ChunkRules} from './tokenize/structural/commit-chunks.ts';
import {chunksOf} from './tokenize/structural/structural-collections.ts';
import {addCounts, countChunks} from './tokenize/structural/structural-counts.ts';

export interface Counting {
  /** What texts are cleaned by before they are counted. */
  readonly clean: string;
  /** What patches show around a change. */
  readonly context?: Context | undefined;
  /** Where declarations are cut, their chunks are counted. */
  readonly chunks?: {readonly maxBytes: number} | undefined;
  /** Licences whose files are not counted, and the feed that tells which those are. */
  readonly forget?: {readonly licences: readonly string[]; readonly files: Feed} | undefined;
}

export function countingPipeline(feed: Feed, rules: ChunkRules, {clean, context, chunks, forget}: Counting): Graph {
  const mill = graph();
  const commits = mill.source('commits', commitCodec, feed);
  const kept = forget === undefined ? commits : keptCommits(mill, {commits, ...licensedFiles(mill, mill.source('files', fileCodec, forget.files), clean)}, forget.licences);
  const {edits, commits: changed} = changedCommits(mill, kept, {clean, context});
  const cut = chunks === undefined ? undefined : commitsWithChunks(mill, {commits: kept, edits, history: outlinedHistory(mill, kept, clean)}, {maxBytes: chunks.maxBytes});
  mill.fold('structure.counts', cut === undefined ? chunksOf(mill, changed, rules) : semanticChunksOf(mill, {changed, cut}, rules), countChunks, addCounts);
  return mill;
}
