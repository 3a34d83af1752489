// Semantic chunks as the structural tokenizer reads them: what changed in a declaration, with the kind of change that it was.
import type {Collection, Graph} from '../../graph/graph.ts';
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec, type Joined} from '../../graph/value/joined-codec.ts';
import {isStub} from '../../graph/value/stub.ts';
import {whole} from '../../graph/value/whole.ts';
import {editCodec, type Edit} from '../change/edit.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import {isTestPath, moduleOf} from '../parse/path-names.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {aroundChunks, changeNames, type ChunkRules} from '../tokenize/structural/commit-chunks.ts';
import {hunkCode} from '../tokenize/structural/hunk-code.ts';
import {chunksCodec, type CodeStretch, type StructuralChunk} from '../tokenize/structural/structural-chunk.ts';
import {chunksName} from '../tokenize/structural/structural-collections.ts';
import {changeType} from './change-type.ts';
import type {CutCommits} from './chunk-collections.ts';
import {commitIntent} from './commit-intent.ts';
import {fileChunksCodec, type FileChunk} from './file-chunk.ts';
import {hunkHead} from './line-counts.ts';

export const semanticStructure = defineTask({
  name: 'structural chunks of declarations',
  // 2: as chunk samples.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec), chunks: joinedCodec(commitCodec, fileChunksCodec)},
  output: chunksCodec,
  run({commit: {row: {value: commit}, refs: edits}, chunks: {refs}}, rules: ChunkRules) {
    if (rules.merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    const around = aroundChunks(commit, rules);
    const intent = commitIntent(commit.message);
    const found: StructuralChunk[] = [];
    let next = 0;
    for (const change of commit.changes.flatMap(patchesOf)) {
      const at = hasPair(change) ? next++ : -1;
      const [edit, chunks] = [edits[at], refs[at]];
      const {path, status} = change;
      const pieces = edit === undefined || chunks === undefined || isStub(edit) || isStub(chunks) ? [] : chunks.value.map((chunk) => ({chunk, code: codeOf(chunk, edit.value)}));
      for (const {chunk, code} of pieces) {
        const {unit} = chunk;
        found.push({
          ...around,
          id: `${commit.oid}_${found.length}`,
          path,
          module: [moduleOf(path), ...(unit?.container ?? [])].join('::'),
          change: changeType(chunk, {path, intent}).type,
          test: unit?.test === true || isTestPath(path),
          code,
        });
      }
      // A change without lines — a mode, a rename, a binary, a text too large — is a chunk without code: it happened.
      if (pieces.length === 0) found.push({...around, id: `${commit.oid}_${found.length}`, path, module: moduleOf(path), change: changeNames[status] ?? 'changed', test: isTestPath(path), code: []});
    }
    return found;
  },
});

export interface CutHistory {readonly changed: Collection<Joined<CommitRecord, Edit>>; readonly cut: CutCommits}

/** Has the name that chunks have without declarations, so that whatever is made of them is made of these. */
export function semanticChunksOf(mill: Graph, {changed, cut}: CutHistory, rules: ChunkRules): Collection<readonly StructuralChunk[]> {
  return mill.map(chunksName, semanticStructure, {commit: changed, chunks: cut}, rules);
}

function codeOf({stretches}: FileChunk, {hunks}: Edit): readonly CodeStretch[] {
  if (hunks === undefined) return [];
  const bytes = Buffer.from('digest' in hunks ? whole(hunks).bytes : hunks);
  return stretches.flatMap(({from, to, ...ranges}) => hunkCode(`${hunkHead(ranges)}\n${bytes.toString('utf8', from, to)}`).flat());
}
