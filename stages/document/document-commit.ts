// The task that makes a commit with its edits a document.
import {defineTask} from '../../graph/task/task.ts';
import {joinedCodec, type Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {editCodec, type Edit} from '../change/edit.ts';
import {submoduleMode} from '../change/diff/submodule-hunk.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import {commitCodec} from '../source/git/commit-record.ts';
import type {FileChange} from '../source/git/file-change.ts';
import type {RenameRules} from '../source/git/rename-rules.ts';
import {commitDocumentCodec, type FileDiff} from './commit-document.ts';
import {documentOf} from './document-of.ts';

/** A type, because parameters are plain data with any keys. */
export type DocumentRules = {readonly merges: 'first-parent' | 'skip' | 'combined' | 'remerge'; readonly renames: RenameRules | 'none'};

export const documentCommit = defineTask({
  name: 'commit document',
  version: 1,
  input: {commit: joinedCodec(commitCodec, editCodec)},
  reach: 1,
  output: commitDocumentCodec,
  run({commit: {row: {value: commit}, refs}}, {merges, renames}: DocumentRules) {
    if (merges === 'skip' && commit.parents.length > 1) return {stub: 'merge'};
    const document = documentOf(commit, diffsOf(commit.changes, refs), renames);
    // What git alone would have made of it is what it is compared with.
    return merges === 'remerge' && commit.parents.length === 2 ? {...document, evil: commit.changes.length > 0} : document;
  },
});

/** Edits stand in the order of the changes that have one. */
function diffsOf(changes: readonly FileChange[], edits: readonly (Named<Edit> | Stub | undefined)[]): readonly FileDiff[] {
  let next = 0;
  return changes.map((change) => {
    const patches = patchesOf(change);
    const found = patches.map((patch) => (hasPair(patch) ? (edits[next++] ?? {stub: 'no edit'}) : undefined));
    const made = found.flatMap((edit) => (edit === undefined || isStub(edit) ? [] : [edit.value]));
    const {score, ...listed} = change;
    const links = patches.filter(({oldMode, newMode, before, after}) => before !== after && [oldMode, newMode].includes(submoduleMode));
    const lacking = found.find((edit) => edit !== undefined && isStub(edit));
    return {
      ...listed,
      ...(score !== undefined && {similarity: score}),
      // What a submodule stands at is a line of its own to git.
      added: made.reduce((sum, {added}) => sum + added, links.filter(({after}) => after !== undefined).length),
      removed: made.reduce((sum, {removed}) => sum + removed, links.filter(({before}) => before !== undefined).length),
      binary: made.some(({kind}) => kind === 'binary'),
      ...sidesOf(made),
      ...(lacking !== undefined && isStub(lacking) && {omitted: lacking.stub}),
      patches: lacking === undefined ? made.flatMap(({hunks}) => (hunks !== undefined && 'digest' in hunks ? [hunks.digest] : [])) : [],
    };
  });
}

/** A file that became a link has two edits, each with one of the sides. */
function sidesOf(edits: readonly Edit[]): Pick<FileDiff, 'sides'> {
  const sides = edits.flatMap(({sides}) => sides ?? []);
  return sides.length === 0 ? {} : {sides: Object.assign({}, ...sides)};
}
