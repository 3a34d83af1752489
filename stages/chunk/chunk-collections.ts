// The collections of semantic chunks: what each changed file is cut into, and the samples of each commit.
import type {Piece} from '../../graph/operators/group.ts';
import type {Collection, Graph} from '../../graph/graph.ts';
import {naming} from '../../graph/task/naming.ts';
import {defineTask} from '../../graph/task/task.ts';
import {jsonCodec} from '../../graph/value/json-codec.ts';
import type {Joined} from '../../graph/value/joined-codec.ts';
import type {Edit} from '../change/edit.ts';
import {sidesNamed, type OutlinedHistory} from '../change/facts/outlined-history.ts';
import {pairNamesId, pairNamesNamed} from '../change/facts/outlined-pair.ts';
import {hasPair, pairId, patchesOf} from '../change/pair.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {fileChunks, pairNamedCodec, type FileChunkRules, type PairNamed} from './file-chunks.ts';
import type {FileChunk} from './file-chunk.ts';

export interface ChunkedFrom {
  readonly commits: Collection<CommitRecord>;
  /** What each pair came to, by its id; a rule may leave some out. */
  readonly edits: Collection<Edit>;
  readonly history: OutlinedHistory;
}

/** Commits, each with the chunks of its changed files. */
export type CutCommits = Collection<Joined<CommitRecord, readonly FileChunk[]>>;

export function commitsWithChunks(mill: Graph, from: ChunkedFrom, rules: FileChunkRules): CutCommits {
  return mill.join('commits with chunks', from.commits, pairNamesNamed, chunksOfPairs(mill, from, rules));
}

/** What each changed file is cut into, by the pair and its names. `of` is what tells collections of some commits from those of all. */
export function chunksOfPairs(mill: Graph, {commits, edits, history: {names, pairs, outlines}}: ChunkedFrom, rules: FileChunkRules, of = ''): Collection<readonly FileChunk[]> {
  const asked = mill.distinct(`pairs to cut${of}`, commits, {spread: spreadPairsNamed, piece: pairNamedCodec});
  const edit = mill.join(`pairs to cut with edits${of}`, asked, editNamed, edits);
  const outlined = mill.join(`pairs with outlines${of}`, pairs, sidesNamed, outlines);
  return mill.map(`chunks${of}`, fileChunks, {names, outlined, edit}, rules);
}

/** `maxBytes`: a longer piece of a patch is cut into parts. `contextBytes`: about so much of other files of the commit is shown with each. */
export interface ChunkRecipe {readonly form: 'sides' | 'patch'; readonly maxBytes: number; readonly contextBytes?: number}

const spreadPairsNamed = defineTask({
  name: 'pairs to cut',
  // 2: links are pairs of their own.
  version: 2,
  input: {row: commitCodec},
  output: jsonCodec<readonly Piece<PairNamed>[]>('pairs to cut'),
  light: true,
  run: ({row: {changes}}) => changes.flatMap(patchesOf).filter(hasPair).map((change) => ({bucket: pairNamesId(change), piece: {pair: pairId(change)}})),
});

const editNamed = defineTask({name: 'edit of a pair to cut', version: 1, ...naming(pairNamedCodec, ({pair}) => [pair])});
