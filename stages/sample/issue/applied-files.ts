// The files of a patch that anybody can apply to what the repository has, and why not the others.
import type {Params} from '../../../graph/value/params.ts';
import type {FilePatch, Patches} from '../patch-spans.ts';

export interface AppliedFiles {readonly applied: readonly FilePatch[]; readonly left: readonly Params[]}

/** What is left out leaves its paths as they were, so what changes the same paths is left out with it: a file that took the name of a binary that moved away. */
export function appliedFiles({files, omitted}: Pick<Patches, 'files' | 'omitted'>): AppliedFiles {
  const refused = omitted.map((one) => String(Object(one)['path']));
  let applied = files.filter(({shownOnly}) => shownOnly === undefined);
  for (let before = Infinity; applied.length < before; ) {
    before = applied.length;
    const kept = new Set(applied);
    const standing = new Set([...refused, ...files.filter((file) => !kept.has(file)).flatMap(pathsOf)]);
    applied = applied.filter((file) => !pathsOf(file).some((path) => standing.has(path)));
  }
  const kept = new Set(applied);
  return {applied, left: files.flatMap((file) => (kept.has(file) ? [] : [{path: file.path, reason: file.shownOnly ?? 'tied to another'}]))};
}

function pathsOf({path, oldPath}: FilePatch): readonly string[] {
  return oldPath === undefined ? [path] : [path, oldPath];
}
