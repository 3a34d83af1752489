// Makes chunks of a commit from its patches alone: one for each hunk. Where declarations are cut, semantic chunks stand in their place.
import {hash} from 'node:crypto';
import {defineTask} from '../../../graph/task/task.ts';
import {joinedCodec} from '../../../graph/value/joined-codec.ts';
import {isStub} from '../../../graph/value/stub.ts';
import {whole} from '../../../graph/value/whole.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {hasPair, patchesOf} from '../../change/pair.ts';
import {commitDate} from '../../sample/commit-texts.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {hunkCode} from './hunk-code.ts';
import {isTestPath, moduleOf} from '../../parse/path-names.ts';
import {chunksCodec, type CodeStretch, type StructuralChunk} from './structural-chunk.ts';

/** A type, because parameters are plain data with any keys. */
export type ChunkRules = {
  /** A pseudonym is the same for an address everywhere, and another with another salt. Without a salt, who guesses an address can check the guess. */
  readonly author: 'pseudonym' | 'email' | 'none';
  readonly salt: string;
  readonly timestamp: 'year' | 'month' | 'day' | 'none';
  /** The branch that the history was taken from; '' for none. */
  readonly branch: string;
  /** Merge commits with their change against the first parent, or not at all. */
  readonly merges: 'first-parent' | 'skip';
};

export const chunkRules: ChunkRules = {author: 'pseudonym', salt: '', timestamp: 'month', branch: '', merges: 'first-parent'};

export const commitChunks = defineTask({
  name: 'structural chunks',
  // 2: merges may be left out.
  version: 2,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  output: chunksCodec,
  run({commit: {row: {value: commit}, refs}}, rules: ChunkRules) {
    if (rules.merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    const shown = aroundChunks(commit, rules);
    const chunks: StructuralChunk[] = [];
    let next = 0;
    for (const change of commit.changes.flatMap(patchesOf)) {
      const edit = hasPair(change) ? refs[next++] : undefined;
      const {path, status} = change;
      // A change without lines — a mode, a rename, a binary, a text too large — is a chunk without code: it happened.
      for (const code of edit === undefined || isStub(edit) ? [[]] : codesOf(edit.value)) {
        chunks.push({...shown, id: `${commit.oid}_${chunks.length}`, path, module: moduleOf(path), change: changeNames[status] ?? 'changed', test: isTestPath(path), code});
      }
    }
    return chunks;
  },
});

/** What is shown of the commit itself around each of its chunks. */
export function aroundChunks(commit: CommitRecord, rules: ChunkRules): Pick<StructuralChunk, 'commit' | 'branch' | 'author' | 'timestamp'> {
  return {commit: commit.oid, branch: rules.branch, author: authorOf(commit, rules), timestamp: timestampOf(commit, rules)};
}

export const changeNames: Readonly<Record<string, string>> = {A: 'new_file', M: 'modified_file', D: 'deleted_file', R: 'renamed_file', C: 'copied_file'};

function codesOf({hunks}: Edit): readonly (readonly CodeStretch[])[] {
  if (hunks === undefined) return [[]];
  return hunkCode(Buffer.from('digest' in hunks ? whole(hunks).bytes : hunks).toString('utf8'));
}

function authorOf({author: {email}}: CommitRecord, {author, salt}: ChunkRules): string {
  if (author === 'none' || email === '') return '';
  return author === 'email' ? email : `author_${hash('sha256', `${salt.length} ${salt}${email.toLowerCase()}`, 'hex').slice(0, 12)}`;
}

const bucketLengths = {year: 4, month: 7, day: 10, none: 0} as const;

/** In the author's own time zone. A date that no calendar has is in no bucket. */
function timestampOf(commit: CommitRecord, {timestamp}: ChunkRules): string {
  const date = commitDate(commit);
  return /^\d{4}-\d\d-\d\dT/.test(date) ? date.slice(0, bucketLengths[timestamp]) : '';
}
