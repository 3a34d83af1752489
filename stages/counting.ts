// The flow that counts contexts and words of a history: what a vocabulary of structure is made from. Kept out of datasets, as it costs a build nothing.
import type {Feed} from '../graph/feed.ts';
import {graph, type Graph} from '../graph/graph.ts';
import {changedCommits} from './change/changed-commits.ts';
import {commitCodec} from './source/git/commit-record.ts';
import type {ChunkRules} from './tokenize/structural/commit-chunks.ts';
import {chunksOf} from './tokenize/structural/structural-collections.ts';
import {addCounts, countChunks} from './tokenize/structural/structural-counts.ts';

/** `clean`: what texts are cleaned by before they are counted. */
export function countingPipeline(commits: Feed, rules: ChunkRules, clean: string): Graph {
  const mill = graph();
  const changed = changedCommits(mill, mill.source('commits', commitCodec, commits), {clean});
  mill.fold('structure.counts', chunksOf(mill, changed, rules), countChunks, addCounts);
  return mill;
}
