// Whose lines hunks show: the texts before and after of each patch of a change. A patch is shared by all who made it, so it does not say so itself.
import {defineTask} from '../../../graph/task/task.ts';
import type {Codec} from '../../../graph/value/codec.ts';
import type {Digest} from '../../../graph/value/digest.ts';
import {foreign} from '../../../graph/value/digest.ts';
import {joinedCodec, type Named} from '../../../graph/value/joined-codec.ts';
import {jsonCodec} from '../../../graph/value/json-codec.ts';
import type {Stub} from '../../../graph/value/stub.ts';
import {valueIn} from '../../../graph/value/value-in.ts';
import {editCodec, type Edit} from '../../change/edit.ts';
import {hasMergePair} from '../../change/merge/merge-pair.ts';
import {hasPair, pairOf, patchesOf} from '../../change/pair.ts';
import {cleanLeaf} from '../../clean/clean-leaf.ts';
import {noRules} from '../../clean/rules-in-force.ts';
import {commitCodec, type CommitRecord} from '../../source/git/commit-record.ts';
import {mergedFiles} from '../../source/git/merged-files.ts';

/** `versions`: the texts before, of a merge those of each parent, then the text after. None where the file did not exist. */
export interface HunkSides {readonly hunks: Digest; readonly versions: readonly (Digest | null)[]}

/** In the order of the changes. */
export const hunkSidesCodec: Codec<readonly HunkSides[]> = jsonCodec('sides of hunks');

/** The tag of the rules that texts are cleaned by, where there are any. A type, because parameters are plain data. */
export type SideRules = null | {readonly clean: string};

export const hunkSides = defineTask({
  name: 'sides of hunks',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  output: hunkSidesCodec,
  // Edits, not their hunks.
  reach: 1,
  run: ({commit: {row, refs}}, rules: SideRules) => twoSided(row.value, refs, rules?.clean ?? noRules),
});

export const hunkSidesOfMerges = defineTask({
  name: 'sides of hunks, merges combined',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec), merge: joinedCodec(commitCodec, editCodec)},
  output: hunkSidesCodec,
  reach: 1,
  run({commit, merge}, rules: SideRules): readonly HunkSides[] {
    const tag = rules?.clean ?? noRules;
    const leaf = (oid: string | undefined) => (oid === undefined ? null : cleanLeaf(foreign('git', oid), tag));
    const combined = mergedFiles(merge.row.value).filter(hasMergePair).flatMap((file, at) => {
      const hunks = hunksOf(merge.refs[at]);
      return hunks === undefined ? [] : [{hunks, versions: [...file.map(({before}) => leaf(before)), leaf(file[0]?.after)]}];
    });
    return [...twoSided(commit.row.value, commit.refs, tag), ...combined];
  },
});

type Ref = Named<Edit> | Stub | undefined;

function twoSided({changes}: CommitRecord, refs: readonly Ref[], rules: string): readonly HunkSides[] {
  return changes.flatMap(patchesOf).filter(hasPair).flatMap((change, at) => {
    const hunks = hunksOf(refs[at]);
    const {before = null, after = null} = pairOf(change, rules);
    return hunks === undefined ? [] : [{hunks, versions: [before, after].map((side) => (side === null || typeof side === 'string' ? side : side.digest))}];
  });
}

function hunksOf(ref: Ref): Digest | undefined {
  const hunks = valueIn(ref)?.hunks;
  return hunks !== undefined && 'digest' in hunks ? hunks.digest : undefined;
}
