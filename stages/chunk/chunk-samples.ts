// The chunk sample: one declaration before and after a commit, or its part of the patch, with what the commit says.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec, type Joined, type Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import type {Digest} from '../../graph/value/digest.ts';
import {editCodec, type Edit} from '../change/edit.ts';
import {hasPair, pairOf, patchesOf} from '../change/pair.ts';
import type {FileChange} from '../change/diff/file-patch.ts';
import {noRules} from '../clean/rules-in-force.ts';
import {isLockFile} from '../parse/lock-file.ts';
import {commitMessage} from '../sample/commit-texts.ts';
import {mark} from '../sample/mark.ts';
import {samplesCodec} from '../sample/samples-codec.ts';
import {samplesOf} from '../sample/samples-of.ts';
import type {Sample, Samples, Span} from '../sample/sample.ts';
import {sideSpans} from '../sample/side-spans.ts';
import {commitCodec, type CommitRecord} from '../source/git/commit-record.ts';
import {chunkNames, chunkRecord, type ChunkOf} from './chunk-record.ts';
import {commitIntent} from './commit-intent.ts';
import {fileChunksCodec, type FileChunk} from './file-chunk.ts';
import {relatedFiles} from './related-files.ts';
import {stretchSpans} from './stretch-spans.ts';

/** `sides`: the code before, the message, the code after. `patch`: the message and what changed. `all`: both sides and the patch, for exports. A type, because parameters are plain data with any keys. */
export type ChunkSampleRules = {readonly form: 'sides' | 'patch' | 'all'; readonly merges: 'first-parent' | 'skip'; readonly clean?: string};

export const chunkSamples = defineTask({
  name: 'chunk samples',
  // 2: both chunks of a path that became a link have names of their own. 3: no chunks are a reason of one word. 4: no type is a member of all objects.
  version: 4,
  input: {commit: joinedCodec(commitCodec, editCodec), chunks: joinedCodec(commitCodec, fileChunksCodec)},
  reach: 1,
  output: samplesCodec,
  run: ({commit, chunks}, rules: ChunkSampleRules) => samplesOfChunks({commit, chunks}, rules, () => ({spans: [], meta: {}})),
});

export interface ChunkedCommit {readonly commit: Joined<CommitRecord, Edit>; readonly chunks: Joined<CommitRecord, readonly FileChunk[]>}

/** What other files show around a chunk: spans of their own, and what its record says of them. */
export interface Around {readonly spans: readonly Span[]; readonly meta: Sample['meta']}

export interface AroundAsk {
  readonly chunk: FileChunk;
  /** Its place among the changes. */
  readonly file: number;
  /** Of the commit, those of a text. */
  readonly changes: readonly FileChange[];
  /** Whether rules let it be seen. */
  shows(file: number): boolean;
}

export function samplesOfChunks({commit: {row: {digest, value: commit}, refs: edits}, chunks: {refs}}: ChunkedCommit, {form, merges, clean = noRules}: ChunkSampleRules, aroundOf: (ask: AroundAsk) => Around): Samples | Stub {
  if (merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
  // The sample of the commit has all of it; said again with each of a hundred chunks, it would be most of them.
  const subject = commitMessage(commit).split('\n', 1)[0] ?? '';
  const said: Span = {kind: 'source', leaf: digest, text: 'message', from: 0, to: Buffer.byteLength(subject), loss: 0};
  const intent = commitIntent(commit.message);
  const relatedTo = relatedFiles(commit.changes.map(({path}) => path));
  const samples: Sample[] = [];
  const seen = new Map<string, number>();
  const changes = commit.changes.flatMap(patchesOf).filter(hasPair);
  const shown = new Map(changedFiles(changes, {edits, refs}).map((one) => [one.file, one]));
  for (const {file, change, chunks, edit} of shown.values()) {
    const names = chunkNames(change.path, chunks, seen);
    const related = relatedTo(change.path);
    for (const [at, chunk] of chunks.entries()) {
      const of: ChunkOf = {commit, change, chunk, name: names[at] ?? '', intent, related};
      const around = aroundOf({chunk, file, changes, shows: (other) => shown.has(other)});
      samples.push({
        kind: 'chunk',
        granularity: chunk.unit?.kind ?? chunk.of,
        group: `commit ${commit.oid}`,
        when: {corrected: commit.corrected, oid: commit.oid},
        synthetic: false,
        spans: spansOf(of, {form, said, edit, clean, around: around.spans}),
        meta: {...chunkRecord(of), ...around.meta},
      });
    }
  }
  const [first, ...more] = samples;
  return first === undefined ? {stub: 'no-chunks'} : samplesOf([first, ...more]);
}

interface Found {readonly file: number; readonly change: FileChange; readonly chunks: readonly FileChunk[]; readonly edit: Digest | undefined}

/** Edits and chunks stand in the order of the changes that have one. What nobody wrote is no example of writing. */
function changedFiles(changes: readonly FileChange[], {edits, refs}: {readonly edits: readonly (Named<Edit> | Stub | undefined)[]; readonly refs: readonly (Named<readonly FileChunk[]> | Stub | undefined)[]}): readonly Found[] {
  return changes.flatMap((change, file): readonly Found[] => {
    const [edit, chunks] = [edits[file], refs[file]];
    if (edit === undefined || chunks === undefined || isStub(edit) || isStub(chunks) || isLockFile(change.path)) return [];
    const {hunks} = edit.value;
    return [{file, change, chunks: chunks.value, edit: hunks !== undefined && 'digest' in hunks ? hunks.digest : undefined}];
  });
}

interface Spelling {readonly form: ChunkSampleRules['form']; readonly said: Span; readonly edit: Digest | undefined; readonly clean: string; readonly around: readonly Span[]}

/** Trained on is what came of it: the rest is shown elsewhere, or came before. */
function spansOf({change, chunk}: ChunkOf, {form, said, edit, clean, around}: Spelling): readonly Span[] {
  const pair = pairOf(change, clean);
  const before = [mark('before'), ...sideSpans(pair.before, chunk.before, 0)];
  const after = [mark('after'), ...sideSpans(pair.after, chunk.after, 1)];
  const patch = [mark('diff'), ...(edit === undefined ? [] : stretchSpans(chunk.stretches, edit, 1))];
  if (form === 'all') return [...before, ...after, ...patch, ...around];
  const middle = form === 'sides' ? [...before, mark('message'), said, ...after] : [mark('commit'), said, ...patch, mark('commit_end')];
  return [mark('start'), ...around, mark('file', change.path), ...middle, mark('end')];
}
