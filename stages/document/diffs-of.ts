// The changes of a commit as diffs, each with how many lines its edits add and remove.
import type {Named} from '../../graph/value/joined-codec.ts';
import {isStub, type Stub} from '../../graph/value/stub.ts';
import {submoduleMode} from '../change/diff/submodule-hunk.ts';
import type {Edit} from '../change/edit.ts';
import {hasPair, patchesOf} from '../change/pair.ts';
import type {FileChange} from '../source/git/file-change.ts';
import type {FileDiff} from './commit-document.ts';

/** Edits stand in the order of the changes that have one. */
export function diffsOf(changes: readonly FileChange[], edits: readonly (Named<Edit> | Stub | undefined)[]): readonly FileDiff[] {
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
