// The collections of the structural tokenizer: chunks of commits, and their tokens by each tokenizer.
import type {Collection, Graph} from '../../../graph/graph.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import type {Joined} from '../../../graph/value/joined-codec.ts';
import type {Edit} from '../../change/edit.ts';
import type {CommitRecord} from '../../source/git/commit-record.ts';
import type {TokenList} from '../token-list.ts';
import type {SequenceRules} from './chunk-items.ts';
import {commitChunks, type ChunkRules} from './commit-chunks.ts';
import type {StructuralChunk} from './structural-chunk.ts';
import {structuralTokensOf, type StructureRules} from './structural-tokens.ts';

export interface StructureRecipe {
  readonly chunks: ChunkRules;
  readonly sequences: SequenceRules;
  /** The pinned list of control tokens, by the digest of its file. */
  readonly vocabulary: Digest;
}

/** What the collection of chunks is called, and the kind of document that their tokens are of. */
export const chunksName = 'structure.chunks';
export const structureKind = 'structure';

/** `changed` are commits with the edits of their pairs. */
export function chunksOf(mill: Graph, changed: Collection<Joined<CommitRecord, Edit>>, rules: ChunkRules): Collection<readonly StructuralChunk[]> {
  return mill.map(chunksName, commitChunks, {commit: changed}, rules);
}

export interface Chunked {readonly commits: Collection<CommitRecord>; readonly chunks: Collection<readonly StructuralChunk[]>}

/** The commit itself says when it was. */
export function structuralTokens(mill: Graph, name: string, {commits, chunks}: Chunked, rules: StructureRules): Collection<TokenList> {
  return mill.map(name, structuralTokensOf, {commit: commits, chunks}, rules);
}
