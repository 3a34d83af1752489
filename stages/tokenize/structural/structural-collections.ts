// The collections of the structural tokenizer: chunks of commits, how often each token occurs in all of them, and their tokens.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Edit} from '../../change/edit.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import {commitChunks, type ChunkRules} from './commit-chunks.ts';
import {addCounts, countChunks} from './structural-counts.ts';
import {structuralTokensOf, type StructureRules} from './structural-tokens.ts';

export interface StructureRecipe {
  readonly chunks: ChunkRules;
  /** Without it, tokens are only counted: it needs a tokenizer and a structural vocabulary, which is made from the counts. */
  readonly sequences: StructureRules | undefined;
}

/** `changed` are commits with the edits of their pairs. */
export function structuralCollections(mill: Graph, changed: Collection<Joined<CommitRecord, Edit>>, {chunks: rules, sequences}: StructureRecipe): void {
  const chunks = mill.map('structure.chunks', commitChunks, {commit: changed}, rules);
  mill.fold('structure.counts', chunks, countChunks, addCounts);
  if (sequences !== undefined) mill.map('structure.tokens', structuralTokensOf, {chunks}, sequences);
}
